import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import type { KubernetesObject } from '@kubernetes/client-node';
import { findFreePort } from '../../lab/findFreePort';
import { Lab } from '../../lab/Lab';
import { sumMetric } from '../../lab/parseMetrics';
import { isReady } from '../../lab/ReadyWatch';
import { waitUntil } from '../../lab/waitUntil';
import { KubectlCli } from '../../programs/KubectlCli';
import { makeNamespace } from '../makeNamespace';
import { findFluxDefinitions } from './buildFlux';
import { ChartRepository } from './ChartRepository';
import {
  buildHelmControllerArgs,
  buildSourceControllerArgs,
} from './fluxArguments';
import { FluxController, FluxControllerOptions } from './FluxController';
import {
  CHART_NAME,
  FLUX_NAMESPACE,
  LONG_INTERVAL,
  makeHelmRelease,
  makeSources,
} from './fluxObjects';

/** How many releases Flux is asked for at the same time, as by a controller of many. */
const CONCURRENCY = 10;

/** How Flux is run. */
export interface FluxOptions {
  /** Whether a second helm-controller stands by, to take over when the first one dies. */
  readonly standby?: boolean;
  /** How many releases it works on at the same time; as many as it advises when absent. */
  readonly concurrency?: number;
  /** How often it looks at each release, such as `10m`; hardly ever when absent. */
  readonly interval?: string;
}

/** Flux with what Helm releases need: two real controllers, as the cluster's administrator. */
export class Flux {
  readonly #lab: Lab;
  readonly #kubectl: KubectlCli;
  readonly #directory: string;
  readonly #definitions: readonly string[];
  readonly #interval: string;
  readonly #close: Array<() => Promise<unknown>> = [];
  #leader?: FluxController;

  /** Starts it with the portal's chart, lets it be used, and takes all of it away again. */
  static async use<T>(
    lab: Lab,
    options: FluxOptions,
    use: (flux: Flux) => Promise<T>,
  ): Promise<T> {
    const directory = join(lab.settings.directory, 'flux');
    await mkdir(directory, { recursive: true });
    const flux = new Flux({
      lab,
      directory,
      definitions: await findFluxDefinitions(),
      interval: options.interval ?? LONG_INTERVAL,
    });
    try {
      await flux.#start(options);
      return await use(flux);
    } finally {
      await flux.#stop();
    }
  }

  private constructor(options: {
    lab: Lab;
    directory: string;
    definitions: readonly string[];
    interval: string;
  }) {
    this.#lab = options.lab;
    this.#directory = options.directory;
    this.#definitions = options.definitions;
    this.#interval = options.interval;
    this.#kubectl = new KubectlCli(options.lab.settings);
  }

  /** Asks for releases, each in a namespace of its own name that is made first. */
  async apply(
    releases: readonly { name: string; values: JsonObject }[],
  ): Promise<void> {
    const interval = this.#interval;
    const manifests = releases.map(release =>
      [
        makeNamespace(release.name),
        makeHelmRelease({ ...release, interval }),
      ].map(each => JSON.stringify(each)),
    );
    await this.#kubectl.applyInParallel(manifests, CONCURRENCY);
  }

  /** Kills the helm-controller that leads. The other one has to notice by itself. */
  async killLeader(): Promise<void> {
    await this.#leader?.kill();
  }

  /** How many requests the helm-controller that leads has made of the API server. */
  async countRequests(): Promise<number> {
    return sumMetric(
      (await this.#leader?.readMetrics()) ?? [],
      'rest_client_requests_total',
    );
  }

  async #start(options: FluxOptions): Promise<void> {
    const { standby = false } = options;
    const { settings } = this.#lab;
    this.#close.push(() => this.#removeDefinitions());
    await this.#addDefinitions();

    const repository = await ChartRepository.start(settings);
    this.#close.push(() => repository.stop());
    await this.#startSourceController();
    this.#leader = await this.#startHelmController('leader', options);
    if (standby) {
      await this.#waitForLeader();
      await this.#startHelmController('standby', options);
    }
    await this.#addSources(repository.url);
  }

  /** @throws what was the matter first; all else is taken away all the same */
  async #stop(): Promise<void> {
    const errors: unknown[] = [];
    for (const close of this.#close.reverse()) {
      await close().catch(error => errors.push(error));
    }
    if (errors.length) {
      throw errors[0];
    }
  }

  async #startSourceController(): Promise<void> {
    const [metrics, health, port] = await findPorts(3);
    const directory = join(this.#directory, 'artifacts');
    await mkdir(directory, { recursive: true });
    await this.#startController('source-controller', 'source-controller', {
      args: buildSourceControllerArgs({ metrics, health }, { directory, port }),
      ports: { metrics, health },
    });
  }

  async #startHelmController(
    name: string,
    { standby = false, concurrency }: FluxOptions,
  ): Promise<FluxController> {
    const [metrics, health] = await findPorts(2);
    return this.#startController('helm-controller', `helm-controller-${name}`, {
      args: buildHelmControllerArgs(
        { metrics, health },
        { leaderElection: standby, concurrency },
      ),
      ports: { metrics, health },
      asPod: standby,
    });
  }

  async #startController(
    program: string,
    name: string,
    options: Pick<FluxControllerOptions, 'args' | 'ports' | 'asPod'>,
  ): Promise<FluxController> {
    const { programs, adminKubeconfig } = this.#lab.settings;
    const controller = await FluxController.start({
      ...options,
      program: join(programs, program),
      kubeconfig: adminKubeconfig,
      logFile: join(this.#directory, `${name}.log`),
    });
    this.#close.push(() => controller.stop());
    return controller;
  }

  async #waitForLeader(): Promise<void> {
    await waitUntil('a helm-controller leads', async () => {
      const lease = await this.#lab.cluster.objects
        .read<LeaseObject>({
          apiVersion: 'coordination.k8s.io/v1',
          kind: 'Lease',
          metadata: {
            name: 'helm-controller-leader-election',
            namespace: FLUX_NAMESPACE,
          },
        })
        .catch(() => undefined);
      return Boolean(lease?.spec?.holderIdentity);
    });
  }

  /** Returns when the chart is there, so that no release has to wait for it. */
  async #addSources(url: string): Promise<void> {
    const sources = makeSources(url).map(each => JSON.stringify(each));
    await this.#kubectl.apply(sources);
    this.#close.push(() =>
      this.#kubectl.run([
        'delete',
        'helmcharts,helmrepositories',
        '--all',
        `--namespace=${FLUX_NAMESPACE}`,
      ]),
    );
    await waitUntil('Flux has the chart', async () =>
      isReady(
        await this.#lab.cluster.objects.read<KubernetesObject>({
          apiVersion: 'source.toolkit.fluxcd.io/v1',
          kind: 'HelmChart',
          metadata: { name: CHART_NAME, namespace: FLUX_NAMESPACE },
        }),
      ),
    );
  }

  async #addDefinitions(): Promise<void> {
    const files = this.#definitions.map(folder => `--filename=${folder}`);
    await this.#kubectl.run(['apply', '--server-side', ...files]);
    await this.#kubectl.run(['wait', '--for=condition=Established', ...files]);
    await this.#kubectl.apply([JSON.stringify(makeNamespace(FLUX_NAMESPACE))]);
  }

  async #removeDefinitions(): Promise<void> {
    const files = this.#definitions.map(folder => `--filename=${folder}`);
    await this.#kubectl.run([
      'delete',
      '--ignore-not-found',
      '--timeout=60s',
      ...files,
    ]);
    await this.#lab.cluster.removeNamespaces(FLUX_NAMESPACE);
  }
}

interface LeaseObject extends KubernetesObject {
  spec?: { holderIdentity?: string };
}

async function findPorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => findFreePort()));
}
