import { LoggerService } from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import { StoreRecord, StoreRepository } from '../database/StoreRepository';
import { ReachableStore } from '../kubernetes/ObservedStore';
import { StoreCluster } from './StoreCluster';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { countAttempts } from './attempts';
import { classifyStepError } from './classifyStepError';
import { getPauseMs } from './getPauseMs';
import {
  createNamespace,
  createSecrets,
  deleteNamespace,
  deleteVolumes,
  installRelease,
  removeRecord,
  Step,
  uninstallRelease,
  unlockRelease,
  verifyStore,
} from './steps';
import { StepName } from './StoreState';

const STEPS: Record<StepName, Step> = {
  'create-namespace': createNamespace,
  'create-secrets': createSecrets,
  'unlock-release': unlockRelease,
  'install-release': installRelease,
  'verify-store': verifyStore,
  'uninstall-release': uninstallRelease,
  'delete-volumes': deleteVolumes,
  'delete-namespace': deleteNamespace,
  'remove-record': removeRecord,
};

interface StepRun {
  readonly store: StoreRecord;
  readonly observed: ReachableStore;
  readonly cluster: StoreCluster;
  readonly step: StepName;
  readonly signal: AbortSignal;
}

/** Runs steps, and knows when to pause. */
export class StepRunner {
  readonly #repository: StoreRepository;
  readonly #publisher: StoreChangePublisher;
  readonly #config: WoocommerceConfig;
  readonly #logger: LoggerService;
  readonly #lastRuns = new Map<
    string,
    { operationId: string; step: StepName; at: number }
  >();

  constructor(options: {
    repository: StoreRepository;
    publisher: StoreChangePublisher;
    config: WoocommerceConfig;
    logger: LoggerService;
  }) {
    this.#repository = options.repository;
    this.#publisher = options.publisher;
    this.#config = options.config;
    this.#logger = options.logger;
  }

  /** Returns after how many milliseconds to look at the store again. */
  async run(run: StepRun): Promise<number | undefined> {
    const { store, step } = run;
    const { operation } = store;
    const attempts = countAttempts(operation, step);
    const pause = this.#getPause(store, step, attempts);
    if (pause > 0) {
      return pause;
    }
    // Counted when it ends: a process that is killed has not tried in vain.
    await this.#updateOperation(store, { step, attempts });
    try {
      await STEPS[step](this.#toContext(run));
    } catch (error) {
      return await this.#fail(run, attempts, error);
    } finally {
      const operationId = operation.id;
      this.#lastRuns.set(store.id, { operationId, step, at: Date.now() });
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
    return last.at + getPauseMs(step, attempts) - Date.now();
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
