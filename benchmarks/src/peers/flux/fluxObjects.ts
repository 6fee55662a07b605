import { JsonObject } from '@backstage/types';

/** Where Flux's own objects are. */
export const FLUX_NAMESPACE = 'flux-system';

/** The one chart that all releases are made from, and its repository. */
export const CHART_NAME = 'woocommerce-store';

/** So long that nothing is looked at again while it is measured. */
export const LONG_INTERVAL = '1h';

/** The chart from a repository, which Flux fetches once for all releases. */
export function makeSources(url: string): JsonObject[] {
  const metadata = { name: CHART_NAME, namespace: FLUX_NAMESPACE };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'HelmRepository',
      metadata,
      spec: { interval: LONG_INTERVAL, url },
    },
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'HelmChart',
      metadata,
      spec: {
        interval: LONG_INTERVAL,
        chart: CHART_NAME,
        sourceRef: { kind: 'HelmRepository', name: CHART_NAME },
      },
    },
  ];
}

/** What has a release left alone when it is deleted. */
export function makeSuspension(name: string) {
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: name },
    spec: { suspend: true },
  };
}

/**
 * A release in a namespace of its own name, with the retries that Flux's
 * documentation has in its examples: without them, what a killed controller has
 * left locked stays as it is.
 */
export function makeHelmRelease(options: {
  name: string;
  values: JsonObject;
  interval: string;
}): JsonObject {
  const { name, values, interval } = options;
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: name },
    spec: {
      interval,
      timeout: '10m',
      chartRef: {
        kind: 'HelmChart',
        name: CHART_NAME,
        namespace: FLUX_NAMESPACE,
      },
      install: { remediation: { retries: 3 } },
      upgrade: { remediation: { retries: 3 } },
      values,
    },
  };
}
