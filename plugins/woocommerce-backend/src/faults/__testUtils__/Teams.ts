import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { FaultLab } from './FaultLab';
import { pickOne, Random } from './random';
import { StoreCaller } from './StoreCaller';

/** How many stores there are at most. */
const MAX_STORES = 10;

/** Few enough that names are used again. */
const NAMES = Array.from({ length: 2 * MAX_STORES }, (_, n) => `soak-${n}`);

const OWNERS = ['group:default/red', 'group:default/blue', 'group:default/tan'];

/** Those who ask for stores, change them and delete them, and ask again when they got no answer. */
export class Teams {
  readonly #lab: FaultLab;
  readonly #random: Random;
  created = 0;
  deleted = 0;
  changed = 0;
  refused = 0;
  unanswered = 0;

  constructor(options: { lab: FaultLab; random: Random }) {
    this.#lab = options.lab;
    this.#random = options.random;
  }

  /** Does one thing, by a process that may be killed meanwhile. */
  async act(caller: StoreCaller): Promise<void> {
    try {
      const stores = await caller.listStores();
      const settled = stores.filter(isSettled);
      const dice = this.#random();
      if (stores.length < MAX_STORES && (dice < 0.5 || stores.length < 3)) {
        await this.#create(caller, stores);
      } else if (dice < 0.8 && stores.length > 0) {
        await this.#delete(caller, pickOne(this.#random, stores));
      } else if (settled.length > 0) {
        await this.#change(caller, pickOne(this.#random, settled));
      }
    } catch {
      // Whatever was asked for may have been done or not, which is what
      // the invariants are about.
      this.unanswered += 1;
    }
  }

  async #create(caller: StoreCaller, stores: Store[]): Promise<void> {
    const taken = new Set(stores.map(({ name }) => name));
    const name = pickOne(
      this.#random,
      NAMES.filter(each => !taken.has(each)),
    );
    // It may be made although there is no answer.
    this.#lab.promised.delete(name);
    const { status } = await caller.createStore({
      name,
      owner: pickOne(this.#random, OWNERS),
    });
    if (status === 202) {
      this.#lab.promised.set(name, 'made');
      this.created += 1;
    } else {
      this.refused += 1;
    }
  }

  async #delete(caller: StoreCaller, store: Store): Promise<void> {
    const { name, phase } = store;
    await this.#lab.parts.canaries.learn([`store-${name}`]).catch(() => {});
    // From here on it may be gone at any time, whether there is an answer or not.
    this.#lab.promised.delete(name);
    const { status } = await caller.deleteStore(name);
    if (status === 202) {
      // It can be asked for again, which is no other deletion.
      this.deleted += phase === 'Deleting' ? 0 : 1;
      this.#lab.promised.set(name, 'removed');
    } else {
      this.refused += 1;
    }
  }

  async #change(caller: StoreCaller, store: Store): Promise<void> {
    const action =
      store.phase === 'Failed'
        ? 'retry'
        : pickOne(this.#random, ['upgrade', 'repair', 'refresh']);
    const { ok } = await caller.act(store.name, action);
    if (ok) {
      this.changed += 1;
    } else {
      this.refused += 1;
    }
  }
}

function isSettled({ phase }: Store): boolean {
  return ['Ready', 'Degraded', 'Failed'].includes(phase);
}
