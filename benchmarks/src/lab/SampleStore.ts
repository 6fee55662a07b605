import { JsonObject } from '@backstage/types';
import { HelmCli } from '../programs/HelmCli';
import { Lab } from './Lab';
import { Portal } from './Portal';
import { StoreWaiter } from './StoreWaiter';

const NAME = 'sample';
const NAMESPACE = `store-${NAME}`;

/** What the portal makes of one store, for those who are to make the same. */
export class SampleStore {
  readonly #values: string;
  readonly #manifest: string;

  /** Lets a portal make a store, looks at it, and lets it be removed again. */
  static async take(lab: Lab, portal: Portal): Promise<SampleStore> {
    const sample = await SampleStore.make(lab, portal);
    await portal.first.api.deleteStore(NAME);
    await lab.cluster.waitUntilGone(NAMESPACE);
    return sample;
  }

  /** Lets a portal make a store, and looks at it. It stays. */
  static async make(lab: Lab, portal: Portal): Promise<SampleStore> {
    const helm = await HelmCli.create(lab.settings);
    const waiter = await StoreWaiter.start(portal.first);
    try {
      const store = await portal.first.api.createStore(NAME);
      await waiter.waitUntilReady(store);
      // The portal has made the programs itself; others have the chart do so. Its
      // label would have the portal look at what others make.
      const { programs, commonLabels, ...values } = await helm.getValues(
        NAMESPACE,
      );
      const manifest = await helm.render(NAMESPACE, values);
      return new SampleStore(JSON.stringify(values), manifest);
    } finally {
      waiter.stop();
    }
  }

  private constructor(values: string, manifest: string) {
    this.#values = values;
    this.#manifest = manifest;
  }

  /** The chart's values for a release of another name. */
  getValues(release: string): JsonObject {
    return JSON.parse(rename(this.#values, release));
  }

  /** All objects of a release of another name, as YAML. */
  getManifest(release: string): string {
    return rename(this.#manifest, release);
  }
}

/** Names of objects, labels, hosts and titles all come from the store's name. */
function rename(text: string, release: string): string {
  const name = release.replace(/^store-/, '');
  return text.replaceAll(NAMESPACE, release).replaceAll(NAME, name);
}
