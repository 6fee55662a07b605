import {
  CreateStoreRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { checkInvariants } from './checkInvariants';
import { takePicture } from './ClusterPicture';
import { closeLabParts, LabOptions, LabParts, openLabParts } from './LabParts';
import { Replica } from './Replica';
import { StoreCaller } from './StoreCaller';
import { TruthSampler } from './TruthSampler';
import { waitUntil } from './waitUntil';

/** How long anything may take that nothing stands in the way of. */
const WAIT_MS = 60_000;

/** Processes of the portal, all that they depend on, and what it takes to break it. */
export class FaultLab {
  readonly parts: LabParts;
  readonly sampler: TruthSampler;
  /** Namespaces that were there before. */
  readonly foreignNamespaces: ReadonlySet<string>;
  /** What the portal has accepted, by the names of stores: it has to keep these promises. */
  readonly promised = new Map<string, 'made' | 'removed'>();
  /** How long a list of stores took before anything was broken. */
  quietLatencyMs?: number;
  #turn = 0;

  static async start(options: LabOptions): Promise<FaultLab> {
    const parts = await openLabParts(options);
    try {
      const { items } = await parts.cluster.core.listNamespace();
      const lab = new FaultLab(
        parts,
        items.map(({ metadata }) => metadata!.name!),
      );
      // The first one makes the tables.
      const [first, ...others] = parts.replicas;
      await first.start();
      await Promise.all(others.map(replica => replica.start()));
      lab.sampler.start();
      return lab;
    } catch (error) {
      await closeLabParts(parts);
      throw error;
    }
  }

  private constructor(parts: LabParts, foreignNamespaces: string[]) {
    this.parts = parts;
    this.foreignNamespaces = new Set(foreignNamespaces);
    this.sampler = new TruthSampler({
      cluster: parts.cluster,
      findCaller: () => this.#nextCaller(),
    });
  }

  get replicas(): readonly Replica[] {
    return this.parts.replicas;
  }

  /** A process that runs, another one each time. */
  get caller(): StoreCaller {
    const caller = this.#nextCaller();
    if (!caller) {
      throw new Error('No process of the portal runs');
    }
    return caller;
  }

  /** Asks for a store, which the portal has to accept. */
  async createStore(
    request: CreateStoreRequest,
    caller = this.caller,
  ): Promise<Store> {
    const response = await caller.createStore(request);
    if (response.status !== 202) {
      throw new Error(
        `POST answers ${response.status}: ${await response.text()}`,
      );
    }
    this.promised.set(request.name, 'made');
    return response.json();
  }

  /** Asks to remove a store, which the portal has to accept. */
  async deleteStore(name: string, caller = this.caller): Promise<void> {
    await this.parts.canaries.learn([`store-${name}`]);
    await waitUntil(`the deletion of ${name} is accepted`, async () => {
      const response = await caller.deleteStore(name);
      if (![202, 409].includes(response.status)) {
        throw new Error(
          `DELETE of ${name} answers ${
            response.status
          }: ${await response.text()}`,
        );
      }
      // A store that is being made may have got more since the plan was made.
      return response.status === 202;
    });
    this.promised.set(name, 'removed');
  }

  /** The store once it looks as expected. */
  async waitFor(
    name: string,
    what: string,
    matches: (store: Store | undefined) => boolean,
    timeoutMs = WAIT_MS,
  ): Promise<Store | undefined> {
    let last: Store | undefined;
    const found = await waitUntil(
      `${name} is ${what}`,
      async () => {
        try {
          last = await this.caller.getStore(name);
          return matches(last) && { store: last };
        } catch {
          // That one is being killed, say; the next one is asked.
          return undefined;
        }
      },
      {
        timeoutMs,
        pauseMs: 150,
        describe: async () => ({
          store: last,
          operations: await this.caller.listOperations(name).catch(String),
        }),
      },
    );
    return found.store;
  }

  async waitForPhase(
    name: string,
    phase: Store['phase'],
    timeoutMs?: number,
  ): Promise<Store> {
    return (await this.waitFor(
      name,
      phase,
      store => store?.phase === phase,
      timeoutMs,
    ))!;
  }

  async waitUntilGone(name: string, timeoutMs?: number): Promise<void> {
    await this.waitFor(name, 'gone', store => !store, timeoutMs);
    this.promised.set(name, 'removed');
  }

  /** The process that works on a store at the moment. */
  async findHolder(name: string): Promise<Replica | undefined> {
    const row = await this.parts.database.findRow(name);
    const pid = row?.lease_holder?.split('/')[1];
    return this.replicas.find(replica => pid && `${replica.pid}` === pid);
  }

  /** How many processes answer. */
  countRunning(): number {
    return this.#listRunning().length;
  }

  /** Starts every process that doesn't run. */
  async restart(): Promise<void> {
    await Promise.all(
      this.replicas.map(async replica => {
        if (!replica.pid) {
          await replica.start();
        }
      }),
    );
  }

  /** Removes stores, and waits until they are gone. */
  async removeStores(names: string[], timeoutMs = 120_000): Promise<void> {
    await Promise.all(
      names.map(async name => {
        const store = await this.caller.getStore(name);
        if (store && store.phase !== 'Deleting') {
          await this.deleteStore(name);
        }
        await this.waitUntilGone(name, timeoutMs);
      }),
    );
  }

  /**
   * Waits until nothing is under way, and checks all invariants.
   *
   * @param row - the fault that was injected
   */
  async check(row: string): Promise<void> {
    const counts = await checkInvariants(this, row);
    process.stdout.write(`${row}: ${JSON.stringify(counts)}\n`);
  }

  async stop(): Promise<void> {
    await this.sampler.stop();
    await closeLabParts(this.parts);
    await this.#removeRemains();
  }

  /** Removes what a test has left that failed, so that the next ones find the cluster as this one has. */
  async #removeRemains(): Promise<void> {
    const { cluster } = this.parts;
    const find = async () => {
      const { namespaces } = await takePicture(cluster);
      return namespaces.filter(({ name }) => !this.foreignNamespaces.has(name));
    };
    for (const { name, terminating } of await find()) {
      if (!terminating) {
        await cluster.core.deleteNamespace({ name });
      }
    }
    await waitUntil(
      'the namespaces that were left are gone',
      async () => (await find()).length === 0,
      { timeoutMs: WAIT_MS, pauseMs: 500, describe: find },
    );
  }

  #nextCaller(): StoreCaller | undefined {
    const running = this.#listRunning();
    this.#turn += 1;
    return running[this.#turn % running.length]?.api;
  }

  #listRunning(): Replica[] {
    return this.replicas.filter(({ answers }) => answers);
  }
}
