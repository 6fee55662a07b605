import { BenchCluster } from './BenchCluster';
import { waitUntil } from './waitUntil';

const PODS_PER_NODE = 1_000;
const PODS_PER_STORE = 2;
const PREFIX = 'standing-';

/** Simulated nodes with room for the pods of thousands of stores; those of `script/bench` have it for some. */
export class StandingNodes {
  readonly #cluster: BenchCluster;
  #count = 0;

  constructor(cluster: BenchCluster) {
    this.#cluster = cluster;
  }

  /** Makes as many nodes as so many stores need. */
  async makeRoom(stores: number): Promise<void> {
    const wanted = Math.ceil((stores * PODS_PER_STORE) / PODS_PER_NODE);
    while (this.#count < wanted) {
      await this.#makeNode(this.#count + 1);
    }
  }

  async #makeNode(index: number): Promise<void> {
    const { core } = this.#cluster;
    const name = `${PREFIX}${index}`;
    const cidr = `10.${127 + index}.0.0/16`;
    await core.createNode({
      body: {
        metadata: { name, annotations: { 'kwok.x-k8s.io/node': 'fake' } },
        spec: { podCIDR: cidr, podCIDRs: [cidr] },
      },
    });
    this.#count = index;
    // KWOK says how large a node is when it makes it ready, and not again.
    await waitUntil(`node ${name} is ready`, async () => {
      const { status } = await core.readNode({ name });
      return status?.conditions?.some(
        ({ type, status: is }) => type === 'Ready' && is === 'True',
      );
    });
    const size = { cpu: '10000', memory: '100Ti', pods: `${PODS_PER_NODE}` };
    await core.patchNodeStatus({
      name,
      body: ['capacity', 'allocatable'].map(field => ({
        op: 'replace',
        path: `/status/${field}`,
        value: size,
      })),
    });
  }
}
