import type {
  KubernetesObject,
  V1PodSpec,
  V1PodTemplateSpec,
} from '@kubernetes/client-node';
import { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';

/** An object of a chart, with what of it is looked at. */
export interface RenderedObject extends KubernetesObject {
  spec?: Partial<V1PodSpec> & {
    template?: V1PodTemplateSpec;
    jobTemplate?: { spec?: { template?: V1PodTemplateSpec } };
  };
}

/** What a release of a chart consists of, as the engine's own Helm makes it. */
export async function renderChart(options: {
  release: string;
  chart: string;
  values: JsonObject;
}): Promise<RenderedObject[]> {
  const { release, chart, values } = options;
  const { execa } = await import('execa');
  const { stdout } = await execa(
    'helm',
    ['template', `--namespace=${release}`, '--values=-', '--', release, chart],
    { input: JSON.stringify(values) },
  );
  return parseAllDocuments(stdout).flatMap(document => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    const object = document.toJS();
    return object ? [object] : [];
  });
}
