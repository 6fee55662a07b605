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
import { classifyStepError } from './classifyStepError';
import { getLogger } from './getLogger';
import { endStep } from './operationSteps';
import { StaleClaimError } from './StaleClaimError';
import { StartedStep } from './startStep';
import { StoreCluster } from './StoreCluster';
import {
  createNamespace,
  createSecrets,
  deleteNamespace,
  deleteVolumes,
  installRelease,
  Step,
  StepContext,
  uninstallRelease,
  unlockRelease,
  verifyStore,
} from './steps';
import { StepName } from './StoreState';
import { toClaim } from './toClaim';

const STEPS: Record<StartedStep['step'], Step> = {
  'create-namespace': createNamespace,
  'create-secrets': createSecrets,
  'unlock-release': unlockRelease,
  'install-release': installRelease,
  'verify-store': verifyStore,
  'uninstall-release': uninstallRelease,
  'delete-volumes': deleteVolumes,
  'delete-namespace': deleteNamespace,
};

interface StepRun extends StartedStep {
  readonly store: StoreRecord;
  readonly observed: ReachableStore;
  readonly cluster: StoreCluster;
  readonly lease: HeldLease;
  /** The time by the database's clock. */
  readonly clock: () => Date;
}

/** Runs steps, and records how they end. */
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

  /** Runs a step of which it is recorded that it is begun. */
  async run(run: StepRun): Promise<void> {
    const { step, steps, attempts, clock } = run;
    try {
      await this.#perform(run);
    } catch (error) {
      await this.#fail(run, error);
      return;
    }
    await this.#record(run, {
      ...toReleaseApplied(step),
      attempts: attempts + 1,
      steps: endStep(steps, { now: clock() }),
      reason: undefined,
      message: undefined,
      evidence: undefined,
    });
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
          await this.#tellProgress(store);
        }
      },
      isKnown: async () => {
        const found = await this.#repository.findStore(store.name);
        return found?.id === store.id;
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

  async #fail(run: StepRun, error: unknown): Promise<void> {
    const { store, step, steps, attempts, cluster, lease, clock } = run;
    if (lease.signal.aborted || error instanceof StaleClaimError) {
      return;
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
      return;
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
        steps: endStep(steps, { now: clock(), message: problem.message }),
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
  }

  async #record(
    run: StepRun,
    operation: OperationChanges,
    events?: StoreChanges['events'],
  ): Promise<void> {
    const { store, lease } = run;
    const claim = toClaim(store, lease);
    const recorded = await this.#repository.updateStore(claim, {
      operation,
      events,
    });
    if (recorded) {
      await this.#tellProgress(store);
    } else {
      this.#metrics.staleWriteRefused(store.cluster);
    }
  }

  async #tellProgress({ id, name }: StoreRecord): Promise<void> {
    await this.#publisher.publish({
      action: 'updated',
      id,
      name,
      isProgress: true,
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
