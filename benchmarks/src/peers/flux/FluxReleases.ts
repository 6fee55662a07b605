import createLimit from 'p-limit';
import { Lab } from '../../lab/Lab';
import { ReadyWatch } from '../../lab/ReadyWatch';
import { SampleStore } from '../../lab/SampleStore';
import { Flux } from './Flux';
import { makeSuspension } from './fluxObjects';

/** How many releases are suspended at the same time. */
const CONCURRENCY = 10;

/** How long it may take until all that were asked for are Ready. */
const TIMEOUT_MS = 3_600_000;

interface FluxReleasesOptions {
  readonly lab: Lab;
  readonly flux: Flux;
  /** Of whose values they are. */
  readonly sample: SampleStore;
  /** How the names of all of them begin. */
  readonly prefix: string;
}

/** Releases of the portal's chart that Flux is asked for. */
export class FluxReleases {
  readonly #options: FluxReleasesOptions;
  readonly #watch: ReadyWatch;
  #asked = 0;

  /** Lets releases be asked for, and takes them away again. */
  static async use<T>(
    options: FluxReleasesOptions,
    use: (releases: FluxReleases) => Promise<T>,
  ): Promise<T> {
    const watch = await ReadyWatch.start(options.lab.cluster, {
      path: '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
      prefix: options.prefix,
    });
    const releases = new FluxReleases(options, watch);
    try {
      return await use(releases);
    } finally {
      watch.stop();
      await releases.#remove();
    }
  }

  private constructor(options: FluxReleasesOptions, watch: ReadyWatch) {
    this.#options = options;
    this.#watch = watch;
  }

  /** Asks for some of these names, and returns once all are Ready. */
  async install(names: readonly string[]): Promise<void> {
    await this.request(names);
    await this.waitUntilReady();
  }

  /** Asks for some of these names. */
  async request(names: readonly string[]): Promise<void> {
    const { flux, sample } = this.#options;
    this.#asked += names.length;
    await flux.apply(
      names.map(name => ({ name, values: sample.getValues(name) })),
    );
  }

  /**
   * Returns once all that were asked for are Ready.
   *
   * @throws when they are not within an hour
   */
  async waitUntilReady(): Promise<void> {
    await this.#watch.waitFor(this.#asked, TIMEOUT_MS);
  }

  /** Takes their namespaces away with them, as they are. */
  async #remove(): Promise<void> {
    const { cluster } = this.#options.lab;
    const names = await cluster.listNamespaces(this.#options.prefix);
    const { ApiException } = await import('@kubernetes/client-node');
    const suspend = async (name: string) => {
      try {
        await cluster.mergePatch(makeSuspension(name));
      } catch (error) {
        // Whoever made the namespace has come no further.
        if (!(error instanceof ApiException && error.code === 404)) {
          throw error;
        }
      }
    };
    // Flux would uninstall each, if it weren't suspended.
    const limit = createLimit(CONCURRENCY);
    await Promise.all(names.map(name => limit(() => suspend(name))));
    await cluster.removeNamespaces(this.#options.prefix);
  }
}
