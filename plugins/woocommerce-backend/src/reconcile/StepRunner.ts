import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { WoocommerceConfig } from '../config';
import {
  OperationChanges,
  StoreChanges,
  StoreRecord,
  StoreRepository,
} from '../database/StoreRepository';
import { isTransient } from '../failures/isTransient';
import { HelmError } from '../helm/HelmError';
import { ReachableStore } from '../kubernetes/ObservedStore';
import { HeldLease } from '../lease/HeldLease';
import { EngineMetrics } from '../metrics';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { StoreTracing } from '../tracing/StoreTracing';
import { countAttempts } from './attempts';
import { classifyStepError } from './classifyStepError';
import { getLogger } from './getLogger';
import { getPauseMs } from './getPauseMs';
import { beginStep, endStep } from './operationSteps';
import { StaleClaimError } from './StaleClaimError';
import { StoreCluster } from './StoreCluster';
import {
  createNamespace,
  createSecrets,
  deleteNamespace,
  deleteVolumes,
  installRelease,
  removeRecord,
  Step,
  StepContext,
  uninstallRelease,
  unlockRelease,
  verifyStore,
} from './steps';
import { StepName } from './StoreState';
import { toClaim } from './toClaim';

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
  readonly lease: HeldLease;
  /** The time by the database's clock. */
  readonly clock: () => Date;
}

/** Runs steps, and knows when to pause. */
export class StepRunner {
  readonly #repository: StoreRepository;
  readonly #publisher: StoreChangePublisher;
  readonly #config: WoocommerceConfig;
  readonly #logger: LoggerService;
  readonly #metrics: EngineMetrics;
  readonly #tracing: StoreTracing;

  constructor(options: {
    repository: StoreRepository;
    publisher: StoreChangePublisher;
    config: WoocommerceConfig;
    logger: LoggerService;
    metrics: EngineMetrics;
    tracing: StoreTracing;
  }) {
    this.#repository = options.repository;
    this.#publisher = options.publisher;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
    this.#tracing = options.tracing;
  }

  /**
   * Runs a step, unless it failed a moment ago or somebody else has the lease.
   *
   * @returns after how many milliseconds to look at the store again
   */
  async run(run: StepRun): Promise<number> {
    const { store, step, lease, clock } = run;
    const pauseMs = getPauseMs(store.operation, step, clock());
    if (pauseMs > 0) {
      return pauseMs;
    }
    const attempts = countAttempts(store.operation, step);
    const now = clock();
    // Counted when it ends: a process that is killed has not tried in vain.
    const begun = beginStep(store.operation.steps, { step, now });
    const recorded = await this.#record(run, {
      step,
      attempts,
      steps: begun,
    });
    if (!recorded || lease.getRemainingMs() <= 0) {
      return 0;
    }
    try {
      await this.#perform(run);
    } catch (error) {
      return this.#fail(run, { attempts, begun, error });
    }
    if (step === 'remove-record') {
      this.#metrics.operationEnded({
        store,
        result: 'Succeeded',
        now: clock(),
      });
      getLogger(this.#logger, store).info(
        `The operation delete of store ${store.name} succeeded`,
      );
      await this.#publisher.publish({
        action: 'deleted',
        id: store.id,
        name: store.name,
      });
      return 0;
    }
    await this.#record(run, {
      ...toReleaseApplied(step),
      attempts: attempts + 1,
      steps: endStep(begun, { now: clock() }),
      reason: undefined,
      message: undefined,
      evidence: undefined,
    });
    return 0;
  }

  async #perform(run: StepRun): Promise<void> {
    const { store, step, lease } = run;
    const { cluster } = store;
    const startedAt = performance.now();
    let result: 'succeeded' | 'failed' | 'ended' = 'succeeded';
    try {
      await this.#tracing.part({ name: `step ${step}` }, () =>
        STEPS[step](this.#toContext(run)),
      );
    } catch (error) {
      result =
        lease.signal.aborted || error instanceof StaleClaimError
          ? 'ended'
          : 'failed';
      throw error;
    } finally {
      const ms = performance.now() - startedAt;
      this.#metrics.stepRun({ cluster, step, result, ms });
    }
  }

  #toContext(run: StepRun): StepContext {
    const { store, observed, cluster, lease, clock } = run;
    const claim = toClaim(store, lease);
    return {
      store,
      observed,
      config: this.#config,
      cluster: cluster.client,
      helm: cluster.helm,
      lease,
      clock,
      logger: getLogger(this.#logger, store),
      record: async changes => {
        await this.#require(
          store,
          this.#repository.updateStore(claim, changes),
        );
        if (changes.verification) {
          this.#metrics.verified(store.cluster, changes.verification);
        }
        if (changes.status) {
          await this.#publisher.publish({
            action: 'updated',
            id: store.id,
            name: store.name,
          });
        }
      },
      isKnown: async () => {
        const found = await this.#repository.findStore(store.name);
        return found?.id === store.id;
      },
      forget: async () => {
        await this.#require(store, this.#repository.deleteStore(claim));
      },
    };
  }

  async #require(
    { cluster }: StoreRecord,
    written: Promise<boolean>,
  ): Promise<void> {
    if (!(await written)) {
      this.#metrics.staleWriteRefused(cluster);
      throw new StaleClaimError();
    }
  }

  async #fail(
    run: StepRun,
    failure: {
      attempts: number;
      begun: StoreRecord['operation']['steps'];
      error: unknown;
    },
  ): Promise<number> {
    const { store, step, cluster, lease, clock } = run;
    const { attempts, begun, error } = failure;
    if (lease.signal.aborted || error instanceof StaleClaimError) {
      return 0;
    }
    if (error instanceof ServiceUnavailableError) {
      // That our own database is away is not the step's fault.
      throw error;
    }
    const problem = classifyStepError(error);
    // Asks no more than it takes to know whether the cluster answers: it may be
    // in trouble.
    const observed = await cluster.observer.observe({
      namespace: store.namespace,
      fresh: false,
      now: clock(),
    });
    if (!observed.reachable) {
      // An outage is not the step's fault, and does not count as an attempt.
      return 0;
    }
    const isBlameless =
      isTransient(problem.reason) ||
      (error instanceof HelmError && error.isBlameless);
    const isNews = problem.message !== store.operation.message;
    getLogger(this.#logger, store).warn(
      `Step ${step} of store ${store.name} failed: ${problem.reason}: ${problem.message}`,
    );
    await this.#record(
      run,
      {
        reason: problem.reason,
        message: problem.message,
        evidence: problem.evidence,
        attempts: isBlameless ? attempts : attempts + 1,
        steps: endStep(begun, { now: clock(), message: problem.message }),
      },
      isBlameless && !isNews
        ? []
        : [
            {
              type: 'Warning',
              reason: problem.reason,
              message: `Step ${step} failed: ${problem.message}`,
            },
          ],
    );
    return 0;
  }

  async #record(
    run: StepRun,
    operation: OperationChanges,
    events?: StoreChanges['events'],
  ): Promise<boolean> {
    const { store, lease } = run;
    const claim = toClaim(store, lease);
    const recorded = await this.#repository.updateStore(claim, {
      operation,
      events,
    });
    if (recorded) {
      await this.#publisher.publish({
        action: 'updated',
        id: store.id,
        name: store.name,
        isProgress: operation.reason === undefined,
      });
    } else {
      this.#metrics.staleWriteRefused(store.cluster);
    }
    return recorded;
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
