import { parseQuantity } from '../../config/parseQuantity';
import { getReserves } from '../../config/reserves';
import { ClusterApi } from '../api/ClusterApi';
import { TooManyObjectsError } from '../api/TooManyObjectsError';
import { PreflightCheck } from '../types';

const GIB = 2 ** 30;

/** Pods are read whole, which takes too long and too much memory of more. */
const MOST_PODS = 5_000;

/** CPU in cores, memory in bytes. */
interface Amounts {
  readonly cpu: number;
  readonly memory: number;
}

type Quantities = Readonly<Record<string, string>> | undefined;

interface Node {
  readonly spec?: {
    readonly unschedulable?: boolean;
    readonly taints?: readonly { readonly effect: string }[];
  };
  readonly status?: {
    readonly allocatable?: Quantities;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
    }[];
  };
}

interface Pod {
  readonly spec?: {
    readonly nodeName?: string;
    readonly containers?: readonly Container[];
    readonly initContainers?: readonly Container[];
  };
  readonly status?: { readonly phase?: string };
}

interface Container {
  readonly resources?: { readonly requests?: Quantities };
}

/** Whether one more store of each plan has room, by what its quota lets it request. */
export const checkCapacity: PreflightCheck = {
  id: 'capacity',
  title: 'Capacity',
  async run({ api, config }) {
    const nodes = await api.list<Node, Amounts | undefined>(
      '/api/v1/nodes',
      toRoom,
    );
    const usable = nodes.filter(node => node !== undefined);
    if (usable.length === 0) {
      return {
        status: 'fail',
        message: `None of ${nodes.length} nodes is ready and takes pods.`,
        fix: 'Look at the nodes: kubectl get nodes. Stores wait until there is one, which an autoscaler may add.',
      };
    }
    const requests = await listRequests(api);
    if (!requests) {
      return {
        status: 'unknown',
        message: `The cluster has more than ${MOST_PODS} pods, which are too many to add up what they request.`,
      };
    }
    const used = sum(requests);
    const total = sum(usable);
    const free = {
      cpu: Math.max(total.cpu - used.cpu, 0),
      memory: Math.max(total.memory - used.memory, 0),
    };
    const full = [...config.plans.values()].filter(plan => {
      const { cpu = 0, memory = 0 } = getReserves(plan);
      return cpu > free.cpu || memory > free.memory;
    });
    const room = `${describe(free)} of ${describe(total)} on ${
      usable.length === 1 ? 'one node' : `${usable.length} nodes`
    } are not requested yet`;
    return full.length > 0
      ? {
          status: 'warn',
          message: `${room}, which is less than a store of plan ${full
            .map(({ name }) => name)
            .join(', ')} may request.`,
          fix: 'Add nodes, or make the plans’ quotas smaller.',
        }
      : {
          status: 'pass',
          message: `${room}: enough for one more store of each plan.`,
        };
  },
};

/** What a node has for pods; undefined when it takes none of ours. */
function toRoom({ spec, status }: Node): Amounts | undefined {
  const isReady = status?.conditions?.some(
    ({ type, status: value }) => type === 'Ready' && value === 'True',
  );
  const isShut =
    spec?.unschedulable ||
    spec?.taints?.some(({ effect }) => effect !== 'PreferNoSchedule');
  return isReady && !isShut ? toAmounts(status?.allocatable) : undefined;
}

/** What each pod requests; undefined when there are too many. */
async function listRequests(api: ClusterApi): Promise<Amounts[] | undefined> {
  try {
    return await api.list('/api/v1/pods', readRequests, { atMost: MOST_PODS });
  } catch (error) {
    if (error instanceof TooManyObjectsError) {
      return undefined;
    }
    throw error;
  }
}

function readRequests({ spec, status }: Pod): Amounts {
  const isOver = ['Succeeded', 'Failed'].includes(status?.phase ?? '');
  if (isOver || !spec?.nodeName) {
    return { cpu: 0, memory: 0 };
  }
  // Init containers run before the others, one at a time.
  const running = sum((spec.containers ?? []).map(toRequests));
  return (spec.initContainers ?? []).map(toRequests).reduce(
    (most, each) => ({
      cpu: Math.max(most.cpu, each.cpu),
      memory: Math.max(most.memory, each.memory),
    }),
    running,
  );
}

function toRequests({ resources }: Container): Amounts {
  return toAmounts(resources?.requests);
}

function toAmounts(quantities: Quantities): Amounts {
  return {
    cpu: parseQuantity(quantities?.cpu ?? '0'),
    memory: parseQuantity(quantities?.memory ?? '0'),
  };
}

function sum(amounts: readonly Amounts[]): Amounts {
  return {
    cpu: amounts.reduce((total, { cpu }) => total + cpu, 0),
    memory: amounts.reduce((total, { memory }) => total + memory, 0),
  };
}

function describe({ cpu, memory }: Amounts): string {
  return `${Number(cpu.toFixed(1))} CPU and ${Number(
    (memory / GIB).toFixed(1),
  )} GiB`;
}
