import { JsonObject } from '@backstage/types';
import { readChangedConfig, WrongConfig } from './__testUtils__/minimalConfig';

const KEY = 'woocommerce.plans.demo';

function plan(values: JsonObject): JsonObject {
  return { plans: { demo: { chart: 'woocommerce-store', ...values } } };
}

describe('planSchema', () => {
  it.each<WrongConfig>([
    [
      'an odd name',
      { plans: { 'My plan': { chart: 'woocommerce-store' } } },
      'woocommerce.plans["My plan"] must be a name of at most 63 lower-case letters',
    ],
    [
      'an unknown chart',
      plan({ chart: 'bitnami' }),
      `${KEY}.chart must be one of the charts woocommerce-store`,
    ],
    [
      'a chart that every object has',
      plan({ chart: 'constructor' }),
      `${KEY}.chart must be one of the charts woocommerce-store`,
    ],
    [
      'an unknown readiness',
      plan({ readiness: 'ready' }),
      `${KEY}.readiness must be one of workload, storefront, checkout`,
    ],
    [
      'an unknown blueprint',
      {
        ...plan({ blueprint: 'france' }),
        blueprints: { germany: {}, 'us-starter': {} },
      },
      `${KEY}.blueprint must be one of the blueprints germany, us-starter`,
    ],
    [
      'a blueprint where there are none',
      plan({ blueprint: 'germany' }),
      `${KEY}.blueprint must be one of the blueprints, of which there are none`,
    ],
    [
      'values that are a list',
      plan({ values: [] }),
      `${KEY}.values must be an object of chart values`,
    ],
    ...['10gb', '-1Gi', '10Gi;x', '', 'many', '1e3x'].map(
      (amount): WrongConfig => [
        `the quantity "${amount}"`,
        plan({ quota: { 'requests.cpu': amount } }),
        `${KEY}.quota["requests.cpu"] must be a quantity`,
      ],
    ),
    [
      'a limit that is no quantity',
      plan({ limitRange: { default: { cpu: true } } }),
      `${KEY}.limitRange.default.cpu must be a quantity`,
    ],
    [
      'a limit range’s unknown key',
      plan({ limitRange: { max: {} } }),
      `${KEY}.limitRange.max is not a known key`,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => readChangedConfig(change)).toThrow(message);
  });
});
