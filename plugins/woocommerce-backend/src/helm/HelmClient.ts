import { JsonObject } from '@backstage/types';

/** Where a release is, or is to be. */
export interface HelmReleaseTarget {
  readonly release: string;
  readonly namespace: string;
}

/** Calls Helm. All methods throw a `HelmError` when Helm fails. */
export interface HelmClient {
  /**
   * Installs a release, or upgrades the one that is there. Returns as soon as
   * the API server has taken the objects: whether they become ready is watched.
   *
   * @param options.chart - a path, or an `oci://` reference
   * @param options.values - never holds a secret, since Helm keeps it in the cluster
   * @param options.timeoutMs - how long it may take; as every other call when absent
   */
  upgrade(
    options: HelmReleaseTarget & {
      chart: string;
      version: string;
      values: JsonObject;
      timeoutMs?: number;
      signal?: AbortSignal;
    },
  ): Promise<void>;

  /** Removes a release, whatever state it is in; one that isn't there is fine. */
  uninstall(
    options: HelmReleaseTarget & { signal?: AbortSignal },
  ): Promise<void>;

  /**
   * Runs the tests of the newest revision of a release, and waits for their end.
   * A test that fails is an error, too: what it found is in its pod.
   */
  test(options: HelmReleaseTarget & { signal?: AbortSignal }): Promise<void>;
}
