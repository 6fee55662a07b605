import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { mergeValues } from '../../charts/mergeValues';
import { ChartConfig, WoocommerceConfig } from '../../config';

/** An image as a chart's values have it. */
interface ImageValues {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest?: string;
}

/** The images of a plan's stores. */
export interface PlanImages {
  /** WordPress's, which has PHP in it. */
  readonly wordpress: string;
  readonly all: readonly string[];
}

/** What of a chart's values is about images. */
interface ChartValues {
  readonly global: {
    readonly imageRegistry?: string;
    readonly pinImages?: boolean;
  };
  readonly wordpress: { readonly image: ImageValues };
  readonly mariadb: {
    readonly enabled?: boolean;
    readonly image: ImageValues;
  };
  readonly objectCache: {
    readonly enabled?: boolean;
    readonly image: ImageValues;
  };
}

/**
 * The images that the stores of each plan are made of, by the rules of the
 * project's own chart. Of charts in registries, and of others, they aren't known.
 */
export async function listPlanImages(
  config: Pick<WoocommerceConfig, 'plans' | 'charts'>,
): Promise<Map<string, PlanImages>> {
  const images = new Map<string, PlanImages>();
  for (const plan of config.plans.values()) {
    const chart = config.charts.get(plan.chart)!;
    if (chart.type === 'woocommerce-store' && isAbsolute(chart.ref)) {
      images.set(plan.name, await readImages(chart, plan.values));
    }
  }
  return images;
}

async function readImages(
  chart: ChartConfig,
  values: JsonObject,
): Promise<PlanImages> {
  const defaults = await readYaml(join(chart.ref, 'values.yaml'));
  const digests = await readYaml(join(chart.ref, 'files/image-digests.yaml'));
  const merged = mergeValues(defaults, values) as unknown as ChartValues;
  const { global, wordpress, mariadb, objectCache } = merged;
  const toName = (image: ImageValues) => {
    const registry = global.imageRegistry || image.registry;
    const name = `${registry}/${image.repository}:${image.tag}`;
    const digest = image.digest || (global.pinImages && digests[name]);
    return digest ? `${name}@${digest}` : name;
  };
  return {
    wordpress: toName(wordpress.image),
    all: [
      toName(wordpress.image),
      ...(mariadb.enabled === false ? [] : [toName(mariadb.image)]),
      ...(objectCache.enabled ? [toName(objectCache.image)] : []),
    ],
  };
}

async function readYaml(file: string): Promise<JsonObject> {
  return parse(await readFile(file, 'utf8')) ?? {};
}
