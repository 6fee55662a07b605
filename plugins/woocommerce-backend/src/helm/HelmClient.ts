import { JsonObject } from '@backstage/types';
import { StoreLease } from '../lease/StoreLease';
import { PreparedChart } from './prepareChart';

/** Where a release is, or is to be. */
export interface HelmReleaseTarget {
  readonly release: string;
  readonly namespace: string;
}

/** What a call runs under. */
export interface HelmCallLimits {
  /**
   * The right to work on the store. Helm ends when its signal is aborted, and
   * never outlives it: not even when the portal is killed, is stopped, or can't
   * renew it any more.
   */
  readonly lease?: StoreLease;
  /** Helm ends when this is aborted. */
  readonly signal?: AbortSignal;
}

/** Calls Helm. All methods throw a `HelmError` when Helm fails. */
export interface HelmClient {
  /**
   * Takes a chart's programs out of it, which need not be in each release.
   *
   * @param options.parts - the folders of its `files` with programs
   * @returns the chart to upgrade with
   */
  prepareChart(options: {
    ref: string;
    parts: readonly string[];
  }): Promise<PreparedChart>;

  /**
   * Installs a release, or upgrades the one that is there. Returns as soon as
   * the API server has taken the objects: whether they become ready is watched.
   *
   * @param options.chart - a path, or an `oci://` reference
   * @param options.values - never holds a secret, since Helm keeps it in the cluster
   * @param options.revision - the one that it is expected to make, by which it is
   * known as the portal's own
   * @param options.skipValidation - whether what it is about to send need not be
   * held against the API server's schemas
   * @param options.forceConflicts - takes back the fields that somebody else has
   * changed
   * @param options.timeoutMs - how long it may take; as every other call when absent
   */
  upgrade(
    options: HelmReleaseTarget &
      HelmCallLimits & {
        chart: string;
        version: string;
        values: JsonObject;
        revision?: number;
        skipValidation?: boolean;
        forceConflicts?: boolean;
        timeoutMs?: number;
      },
  ): Promise<void>;

  /** Removes a release, whatever state it is in; one that isn't there is fine. */
  uninstall(options: HelmReleaseTarget & HelmCallLimits): Promise<void>;

  /**
   * Runs the tests of the newest revision of a release, and waits for their end.
   * A test that fails is an error, too: what it found is in its pod.
   */
  test(options: HelmReleaseTarget & HelmCallLimits): Promise<void>;
}
