import { LoggerService } from '@backstage/backend-plugin-api';
import { StoreChart } from '../charts/StoreChart';
import { WoocommerceConfig } from '../config';
import { StoreRecord, StoreRepository } from '../database/StoreRepository';
import { ObservedProblem, ReachableStore } from '../kubernetes/ObservedStore';
import { StoreCluster } from './StoreCluster';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { classifyStepError } from './classifyStepError';
import {
  createNamespace,
  createSecrets,
  deleteNamespace,
  deleteVolumes,
  installRelease,
  removeRecord,
  Step,
  uninstallRelease,
} from './steps';
import { StepName } from './StoreState';

const STEPS: Record<StepName, Step> = {
  'create-namespace': createNamespace,
  'create-secrets': createSecrets,
  'install-release': installRelease,
  'uninstall-release': uninstallRelease,
  'delete-volumes': deleteVolumes,
  'delete-namespace': deleteNamespace,
  'remove-record': removeRecord,
};

/** How often a step is run in a row before provisioning is given up. */
const MAX_ATTEMPTS = 3;

/** The pause before a step is run once more; it doubles each time. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

interface StepRun {
  readonly store: StoreRecord;
  readonly observed: ReachableStore;
  readonly cluster: StoreCluster;
  readonly step: StepName;
  readonly signal: AbortSignal;
}

/** Runs steps, and knows when to pause and when to give up. */
export class StepRunner {
  readonly #repository: StoreRepository;
  readonly #publisher: StoreChangePublisher;
  readonly #config: WoocommerceConfig;
  readonly #storeChart: StoreChart;
  readonly #logger: LoggerService;
  readonly #lastRuns = new Map<
    string,
    { operationId: string; step: StepName; at: number }
  >();

  constructor(options: {
    repository: StoreRepository;
    publisher: StoreChangePublisher;
    config: WoocommerceConfig;
    storeChart: StoreChart;
    logger: LoggerService;
  }) {
    this.#repository = options.repository;
    this.#publisher = options.publisher;
    this.#config = options.config;
    this.#storeChart = options.storeChart;
    this.#logger = options.logger;
  }

  /** Returns after how many milliseconds to look at the store again. */
  async run(run: StepRun): Promise<number | undefined> {
    const { store, step } = run;
    const { operation } = store;
    const attempts = operation.step === step ? operation.attempts : 0;
    const pause = this.#getPause(store, step, attempts);
    if (pause > 0) {
      return pause;
    }
    if (attempts >= MAX_ATTEMPTS && operation.kind === 'provision') {
      return this.#giveUp(store, step);
    }
    // Counted when it ends: a process that is killed has not tried in vain.
    await this.#updateOperation(store, { step, attempts });
    this.#lastRuns.set(store.id, {
      operationId: operation.id,
      step,
      at: Date.now(),
    });
    try {
      await STEPS[step](this.#toContext(run));
    } catch (error) {
      return this.#fail(run, attempts, error);
    }
    if (step === 'remove-record') {
      this.#lastRuns.delete(store.id);
      await this.#publisher.publish({ action: 'deleted', name: store.name });
      return undefined;
    }
    await this.#updateOperation(store, {
      ...toReleaseApplied(step),
      attempts: attempts + 1,
      reason: undefined,
      message: undefined,
    });
    return 0;
  }

  #toContext(run: StepRun) {
    const { store, observed, cluster, signal } = run;
    return {
      store,
      observed,
      config: this.#config,
      storeChart: this.#storeChart,
      cluster: cluster.client,
      helm: cluster.helm,
      repository: this.#repository,
      signal,
    };
  }

  #getPause(store: StoreRecord, step: StepName, attempts: number): number {
    const last = this.#lastRuns.get(store.id);
    if (
      last?.operationId !== store.operation.id ||
      last.step !== step ||
      attempts === 0
    ) {
      return 0;
    }
    const pause = Math.min(
      FIRST_PAUSE_MS * 2 ** (attempts - 1),
      LONGEST_PAUSE_MS,
    );
    return last.at + pause - Date.now();
  }

  async #fail(
    run: StepRun,
    attempts: number,
    error: unknown,
  ): Promise<number | undefined> {
    const { store, step, cluster, signal } = run;
    if (signal.aborted) {
      return 0;
    }
    const problem = classifyStepError(error);
    const observed = await cluster.observer.observe({
      namespace: store.namespace,
      fresh: true,
    });
    if (!observed.reachable) {
      // An outage is not the step's fault, and does not count as an attempt.
      return 0;
    }
    this.#logger.warn(
      `Step ${step} of store ${store.name} failed: ${problem.reason}: ${problem.message}`,
    );
    await this.#repository.updateStore({
      storeId: store.id,
      operationId: store.operation.id,
      operation: { ...problem, attempts: attempts + 1 },
      events: [
        {
          type: 'Warning',
          reason: problem.reason,
          message: `Step ${step} failed: ${problem.message}`,
        },
      ],
    });
    return 0;
  }

  async #giveUp(store: StoreRecord, step: StepName): Promise<undefined> {
    const { operation } = store;
    const problem: ObservedProblem = {
      reason: operation.reason ?? 'Unclassified',
      message:
        operation.message ??
        `Step ${step} was run ${MAX_ATTEMPTS} times without effect.`,
    };
    const recorded = await this.#repository.updateStore({
      storeId: store.id,
      operationId: operation.id,
      status: { ...store.status, phase: 'Failed', ...problem },
      operation: { status: 'Failed', ...problem, finishedAt: new Date() },
      events: [
        {
          type: 'Warning',
          reason: problem.reason,
          message: `The store is Failed: ${problem.message}`,
        },
      ],
    });
    if (recorded) {
      await this.#publisher.publish({ action: 'updated', name: store.name });
    }
    return undefined;
  }

  async #updateOperation(
    store: StoreRecord,
    operation: Parameters<StoreRepository['updateStore']>[0]['operation'],
  ): Promise<void> {
    await this.#repository.updateStore({
      storeId: store.id,
      operationId: store.operation.id,
      operation,
    });
  }
}

/** Whether the operation's release is there, as far as the step tells. */
function toReleaseApplied(step: StepName): { releaseApplied?: boolean } {
  switch (step) {
    case 'install-release':
      return { releaseApplied: true };
    case 'uninstall-release':
      return { releaseApplied: false };
    default:
      return {};
  }
}
