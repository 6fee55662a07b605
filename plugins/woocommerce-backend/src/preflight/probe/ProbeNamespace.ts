import { setTimeout as sleep } from 'node:timers/promises';
import {
  callForExisting,
  getStatusCode,
  getStatusMessage,
} from '../../kubernetes/errors';
import { ClusterApi } from '../api/ClusterApi';
import {
  buildPreflightNamespace,
  PREFLIGHT_LABEL,
} from '../buildPreflightNamespace';
import { PodOutcome, readPodOutcome } from './podOutcome';

/** How long a namespace takes until pods may be made in it. */
const SETTLE_MS = 10_000;

const INTERVAL_MS = 500;

/** No probe takes so long: what is older was left by a portal that was killed. */
const LEFTOVER_MS = 15 * 60_000;

interface NamespaceMetadata {
  readonly name: string;
  readonly uid: string;
  readonly creationTimestamp: string;
}

/** A namespace that pods are run in for a while. */
export class ProbeNamespace {
  readonly #api: ClusterApi;
  readonly #metadata: NamespaceMetadata;

  static async create(options: { api: ClusterApi }): Promise<ProbeNamespace> {
    const { api } = options;
    const { metadata } = await api.post<{ metadata: NamespaceMetadata }>(
      '/api/v1/namespaces',
      buildPreflightNamespace(),
    );
    return new ProbeNamespace(api, metadata);
  }

  /** Removes namespaces that nobody has removed. */
  static async sweep(api: ClusterApi): Promise<void> {
    const old = await api.list<
      { metadata: NamespaceMetadata },
      NamespaceMetadata
    >(
      `/api/v1/namespaces?labelSelector=${PREFLIGHT_LABEL}%3Dtrue`,
      ({ metadata }) => metadata,
    );
    for (const metadata of old) {
      if (Date.now() - Date.parse(metadata.creationTimestamp) > LEFTOVER_MS) {
        await new ProbeNamespace(api, metadata).remove();
      }
    }
  }

  private constructor(api: ClusterApi, metadata: NamespaceMetadata) {
    this.#api = api;
    this.#metadata = metadata;
  }

  get name(): string {
    return this.#metadata.name;
  }

  /** Starts to delete it, if it still is the same one. */
  async remove(api = this.#api): Promise<void> {
    const { name, uid } = this.#metadata;
    await callForExisting(() =>
      api.delete(`/api/v1/namespaces/${name}`, {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        preconditions: { uid },
      }),
    );
  }

  /** Makes a pod, as a dry run on request, as soon as pods may be made here. */
  async createPod(
    pod: object,
    options: { dryRun?: boolean } = {},
  ): Promise<void> {
    const path = `/api/v1/namespaces/${this.name}/pods${
      options.dryRun ? '?dryRun=All' : ''
    }`;
    const end = Date.now() + SETTLE_MS;
    for (;;) {
      try {
        await this.#api.post(path, pod);
        return;
      } catch (error) {
        if (!isTooEarly(error) || Date.now() > end) {
          throw error;
        }
      }
      await sleep(INTERVAL_MS);
    }
  }

  async createPolicy(policy: object): Promise<void> {
    await this.#api.post(
      `/apis/networking.k8s.io/v1/namespaces/${this.name}/networkpolicies`,
      policy,
    );
  }

  /** Looks at a pod until it is as wanted, or the time is over; returns what it was last. */
  async follow(
    pod: string,
    options: { until(outcome: PodOutcome): boolean; timeoutMs: number },
  ): Promise<PodOutcome> {
    const { until, timeoutMs } = options;
    const end = Date.now() + timeoutMs;
    for (;;) {
      const outcome = readPodOutcome(
        await this.#api.get(`/api/v1/namespaces/${this.name}/pods/${pod}`),
      );
      if (until(outcome) || Date.now() > end) {
        return outcome;
      }
      await sleep(INTERVAL_MS);
    }
  }
}

/** The account that pods run under is made after the namespace. */
function isTooEarly(error: unknown): boolean {
  return (
    getStatusCode(error) === 403 &&
    /serviceaccount.*not found/i.test(getStatusMessage(error))
  );
}
