import { JsonObject, JsonValue } from '@backstage/types';
import { STORE_NAME_MAX_LENGTH } from '@woocommerce-backstage/plugin-woocommerce-common';
import { toKeyPath } from '../config/toKeyPath';
import { toStoreAddresses } from '../config/toStoreAddresses';
import {
  BlueprintConfig,
  ChartConfig,
  PlanConfig,
  StorefrontConfig,
} from '../config/types';
import { toNamespaceName } from '../kubernetes/names';
import { ValueProblem, ValuesCheck } from './createValuesCheck';
import { getStoreChart } from './getStoreChart';

/** Where a part of the values comes from, and how a problem in it is told. */
interface Source {
  readonly values: JsonObject;
  describe(problem: ValueProblem): string;
}

/** Finds what a chart doesn't take of the values of a plan's stores. */
export function checkPlanValues(options: {
  plan: PlanConfig;
  chart: ChartConfig;
  check: ValuesCheck;
  blueprints: Map<string, BlueprintConfig>;
  storefront: StorefrontConfig;
  /** The key of the storefront. */
  storefrontKey: string;
}): string[] {
  const { plan, chart, check, storefront, storefrontKey } = options;
  const storeChart = getStoreChart(chart.type);
  const store = makeLongestStore(storefront);
  const blueprints = storeChart.hasBlueprints
    ? [...options.blueprints.values()]
    : [];
  const bare = { ...plan, values: {} };
  return [undefined, ...blueprints].flatMap(blueprint => {
    const values = storeChart.buildValues({
      store,
      plan,
      blueprint,
      storefront,
    });
    const sources = [
      fromPlan(plan),
      ...(blueprint ? [fromBlueprint(blueprint)] : []),
      fromStore(
        storeChart.buildValues({ store, plan: bare, storefront }),
        storefrontKey,
      ),
    ];
    return check(values).map(problem =>
      findSource(sources, problem).describe(problem),
    );
  });
}

/** A store whose name and title are as long as they may be. */
function makeLongestStore(storefront: StorefrontConfig) {
  const name = 'a'.repeat(STORE_NAME_MAX_LENGTH);
  return {
    name,
    title: 'A'.repeat(100),
    namespace: toNamespaceName(name),
    url: toStoreAddresses(name, storefront).url,
  };
}

function fromPlan(plan: PlanConfig): Source {
  return {
    values: plan.values,
    describe: ({ path, message }) =>
      `${toKeyPath(['plans', plan.name, 'values', ...path])} ${message}`,
  };
}

function fromBlueprint(blueprint: BlueprintConfig): Source {
  return {
    values: blueprint.values,
    // The keys of the values `store` and `blueprint` are those of a blueprint.
    describe: ({ path: [, ...path], message }) =>
      `${toKeyPath(['blueprints', blueprint.name, ...path])} ${message}`,
  };
}

function fromStore(values: JsonObject, key: string): Source {
  return {
    values,
    describe: ({ path, message }) =>
      `${key} makes the chart's value ${path.join('.')}, which ${message}`,
  };
}

/**
 * The last one that has the value, since it covers those before it; when none
 * has it, such as a value that is missing, the one with most of what is around.
 */
function findSource(sources: Source[], { path }: ValueProblem): Source {
  const depths = sources.map(({ values }) => measureDepth(values, path));
  const depth = Math.max(...depths);
  return sources[
    depth === path.length ? depths.lastIndexOf(depth) : depths.indexOf(depth)
  ];
}

/** How many parts of a path lead somewhere. */
function measureDepth(
  values: JsonObject,
  path: readonly (string | number)[],
): number {
  let value: JsonValue | undefined = values;
  for (const [index, key] of path.entries()) {
    if (
      typeof value !== 'object' ||
      value === null ||
      !Object.hasOwn(value, key)
    ) {
      return index;
    }
    value = (value as Record<string | number, JsonValue>)[key];
  }
  return path.length;
}
