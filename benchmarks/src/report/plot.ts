import { Metric } from '../Metric';
import { describeGoal, describeNumber } from './toMarkdown';

/** Draws what each repeat gave for each who was compared, as SVG. */
export async function plot(metric: Metric): Promise<string> {
  const { compile } = await import('vega-lite');
  const { parse, View } = await import('vega');
  const arms = [metric.ours, metric.baseline, ...metric.others];
  const { spec } = compile({
    title: {
      text: `${metric.metric}: ${metric.title}`,
      subtitle: `ratio ${describeNumber(metric.ratio)}, goal ${describeGoal(
        metric.goal,
      )}`,
    },
    width: 480,
    data: {
      values: arms.flatMap(({ name, values }) =>
        values.map(value => ({ name, value })),
      ),
    },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: null, title: null },
      x: { type: 'quantitative', title: metric.unit, scale: { zero: true } },
    },
    layer: [
      {
        mark: { type: 'bar', opacity: 0.4 },
        encoding: { x: { field: 'value', aggregate: 'median' } },
      },
      { mark: 'tick', encoding: { x: { field: 'value' } } },
    ],
  });
  return new View(parse(spec), { renderer: 'none' }).toSVG();
}
