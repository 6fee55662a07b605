import { testConfig } from '../__testUtils__/testConfig';
import { ChartType } from '../config';
import { chooseBlueprint } from './chooseBlueprint';

const plan = testConfig.plans.get('demo')!;

function withChartOf(type: ChartType) {
  const chart = testConfig.charts.get(plan.chart)!;
  return {
    ...testConfig,
    charts: new Map([[chart.name, { ...chart, type }]]),
  };
}

describe('chooseBlueprint', () => {
  it.each([
    ['germany-b2c', undefined, 'germany-b2c'],
    ['germany-b2c', 'us-starter', 'germany-b2c'],
    [undefined, 'us-starter', 'us-starter'],
    [undefined, undefined, undefined],
  ])('asked for %s with the plan’s %s takes %s', (name, blueprint, chosen) => {
    expect(
      chooseBlueprint({
        name,
        plan: { ...plan, blueprint },
        config: testConfig,
      }),
    ).toBe(chosen);
  });

  it.each([
    ['an unknown one', testConfig, 'blueprint must be one of germany-b2c'],
    [
      'any where there are none',
      { ...testConfig, blueprints: new Map() },
      'blueprint must be left out: none is configured',
    ],
    [
      'any for a chart that has no use for it',
      withChartOf('bitnami-wordpress'),
      "blueprint must be left out: the chart of plan demo can't use any",
    ],
  ])('refuses %s', (_, config, message) => {
    expect(() => chooseBlueprint({ name: 'france', plan, config })).toThrow(
      message,
    );
  });
});
