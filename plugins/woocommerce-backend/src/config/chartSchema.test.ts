import { JsonObject } from '@backstage/types';
import { readChangedConfig, WrongConfig } from './__testUtils__/minimalConfig';

const KEY = 'woocommerce.charts.woocommerce-store';
const oci = 'oci://registry.example.com/chart';

function chart(values: JsonObject): JsonObject {
  return { charts: { 'woocommerce-store': values } };
}

describe('chartSchema', () => {
  it.each<WrongConfig>([
    [
      'a chart that is nowhere',
      chart({ version: '0.1.0' }),
      `${KEY} must have either a path or oci`,
    ],
    [
      'a chart that is in two places',
      chart({ path: 'charts/shop', oci, version: '0.1.0' }),
      `${KEY} must have either a path or oci`,
    ],
    [
      'a chart from elsewhere',
      chart({ oci: 'https://169.254.169.254/x', version: '0.1.0' }),
      `${KEY}.oci must be a reference such as`,
    ],
    [
      'a remote chart without a version',
      chart({ oci }),
      `${KEY}.version is missing`,
    ],
    ...['latest', '>0', '1.2', '1.2.3 --set x=y'].map(
      (version): WrongConfig => [
        `the version "${version}"`,
        chart({ oci, version }),
        `${KEY}.version must be an exact version`,
      ],
    ),
    [
      'a type that nobody knows',
      chart({ type: 'wordpress', oci, version: '0.1.0' }),
      `${KEY}.type must be one of woocommerce-store, bitnami-wordpress`,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => readChangedConfig(change)).toThrow(message);
  });
});
