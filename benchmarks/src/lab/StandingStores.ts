import { randomUUID } from 'node:crypto';
import createLimit from 'p-limit';
import { Lab } from './Lab';
import { Portal } from './Portal';
import { refreshStores } from './refreshStores';
import { StandingNodes } from './StandingNodes';
import { StandingRows } from './StandingRows';
import { StoreIdentity, StoreTemplate } from './StoreTemplate';
import { StoreWaiter } from './StoreWaiter';
import { waitUntil } from './waitUntil';

const PREFIX = 'standing-';
const NAMESPACES = `store-${PREFIX}`;

/** As many requests as keep the cluster busy; more only wait for it. */
const PARALLEL = 32;
const PAGE = 500;
const TIMEOUT_MS = 1_800_000;

/** A store, with what Kubernetes has called its namespace. */
export interface StandingStore extends StoreIdentity {
  readonly namespaceUid: string;
}

/**
 * Many stores that are Ready and that nobody changes. They are copies of one
 * that a portal has made: its objects in the cluster, where Kubernetes' own
 * controllers bring up the pods, and its rows in the portal's database. That
 * they are Ready the portal finds out by itself. They stay until the cluster is
 * thrown away, since Kubernetes takes longer to delete thousands than to make them.
 */
export class StandingStores {
  readonly #lab: Lab;
  readonly #template: StoreTemplate;
  readonly #rows: StandingRows;
  readonly #releases: boolean;
  readonly #nodes: StandingNodes;
  readonly #stores: StandingStore[] = [];
  readonly #portals = new Map<Portal, number>();

  /**
   * Adds stores to the cluster and to a portal that has no others.
   *
   * @param options.releases - whether Helm can read their releases, too, which
   * are some 70 kB each
   */
  static async add(
    lab: Lab,
    portal: Portal,
    count: number,
    options: { releases?: boolean } = {},
  ): Promise<StandingStores> {
    const { releases = false } = options;
    const standing = await StandingStores.#prepare(lab, portal, releases);
    await standing.grow(count);
    return standing;
  }

  /** Lets the portal make the one store that is copied. */
  static async #prepare(
    lab: Lab,
    portal: Portal,
    releases: boolean,
  ): Promise<StandingStores> {
    const { api } = portal.first;
    const waiter = await StoreWaiter.start(portal.first);
    try {
      const store = await api.createStore(toName(0));
      await waiter.waitUntilReady(store);
      const template = await StoreTemplate.read(lab.cluster, store);
      const rows = await StandingRows.read(portal.database, store);
      await api.deleteStore(store.name);
      await lab.cluster.waitUntilGone(store.namespace);
      return new StandingStores({
        lab,
        portal,
        template,
        rows,
        releases,
        nodes: new StandingNodes(lab.cluster),
      });
    } finally {
      waiter.stop();
    }
  }

  private constructor(options: {
    lab: Lab;
    portal: Portal;
    template: StoreTemplate;
    rows: StandingRows;
    releases: boolean;
    nodes: StandingNodes;
  }) {
    this.#lab = options.lab;
    this.#template = options.template;
    this.#rows = options.rows;
    this.#releases = options.releases;
    this.#nodes = options.nodes;
    this.#portals.set(options.portal, 0);
  }

  /** The stores of the cluster. */
  get stores(): readonly StandingStore[] {
    return this.#stores;
  }

  /** Adds more to the cluster, and to the portal with which they were begun. */
  async grow(count: number): Promise<void> {
    const first = this.#stores.length;
    await this.#nodes.makeRoom(first + count);
    await this.#makeObjects(first, count);
    const [portal] = this.#portals.keys();
    await this.addTo(portal, this.#stores.length);
  }

  /** Has another portal hold the first ones of the cluster's stores, too: so many altogether. */
  async addTo(portal: Portal, count: number): Promise<void> {
    const held = this.#portals.get(portal) ?? 0;
    const added = this.#stores.slice(held, count);
    await this.#rows.insert(portal.database, added);
    this.#portals.set(portal, count);
    const { api } = portal.first;
    await refreshStores(api, added);
    await waitUntil(
      `the portal finds ${count} stores Ready and their entities are in the catalog`,
      async () => {
        const { totalItems } = await api.listStores('?phase=Ready&limit=1');
        return totalItems === count && (await api.countEntities()) >= count;
      },
      { timeoutMs: TIMEOUT_MS, pauseMs: 1_000 },
    );
  }

  async #makeObjects(first: number, count: number): Promise<void> {
    const limit = createLimit(PARALLEL);
    const indexes = Array.from({ length: count }, (_, at) => first + at + 1);
    this.#stores.push(
      ...(await Promise.all(
        indexes.map(index => limit(() => this.#makeStore(index))),
      )),
    );
    await waitUntil(
      `the pods of ${this.#stores.length} stores are ready`,
      () => this.#areUp(),
      { timeoutMs: TIMEOUT_MS, pauseMs: 2_000 },
    );
    // Kubernetes refuses pods of a namespace until it knows what its quota has
    // left, and that it finds out last when so many are made at once.
    await Promise.all(
      this.#stores
        .slice(first)
        .map(store => limit(() => this.#makeLimits(store))),
    );
  }

  async #makeStore(index: number): Promise<StandingStore> {
    const { core, objects } = this.#lab.cluster;
    const store = { id: randomUUID(), name: toName(index) };
    const { metadata } = await core.createNamespace({
      body: this.#template.makeNamespace(store),
    });
    for (const object of this.#template.makeObjects(store, this.#releases)) {
      await objects.create(object);
    }
    return { ...store, namespaceUid: metadata!.uid! };
  }

  async #makeLimits(store: StandingStore): Promise<void> {
    for (const object of this.#template.makeLimits(store)) {
      await this.#lab.cluster.objects.create(object);
    }
  }

  async #areUp(): Promise<boolean> {
    const { apps } = this.#lab.cluster;
    let ready = 0;
    for (const list of [
      apps.listDeploymentForAllNamespaces.bind(apps),
      apps.listStatefulSetForAllNamespaces.bind(apps),
    ]) {
      let _continue: string | undefined;
      do {
        const { items, metadata } = await list({ limit: PAGE, _continue });
        ready += items.filter(
          each =>
            each.metadata?.namespace?.startsWith(NAMESPACES) &&
            each.status?.readyReplicas === each.spec?.replicas,
        ).length;
        _continue = metadata?._continue || undefined;
      } while (_continue);
    }
    return ready === this.#stores.length * this.#template.workloads;
  }
}

/** As long for each, so that copies are as large as what they are copied from. */
function toName(index: number): string {
  return `${PREFIX}${String(index).padStart(5, '0')}`;
}
