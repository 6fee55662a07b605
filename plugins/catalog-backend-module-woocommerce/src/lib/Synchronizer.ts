import { setTimeout as delay } from 'node:timers/promises';
import {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/**
 * Something to bring up to date.
 *
 * @internal
 */
export interface SynchronizerTask {
  id: string;
  /**
   * Brings everything up to date, or throws and leaves everything as it was. The
   * signal is aborted when the time for it is over or the backend shuts down.
   */
  sync: (signal: AbortSignal) => Promise<void>;
}

/**
 * Runs synchronizations until they succeed: the backend that they read from
 * starts at the same time as the catalog, and may be down for a while.
 *
 * @internal
 */
export class Synchronizer {
  readonly #logger: LoggerService;
  readonly #schedule: SchedulerServiceTaskScheduleDefinition;
  readonly #scheduler: SchedulerService;
  readonly #signal: AbortSignal;
  readonly #minPauseMs: number;
  readonly #maxPauseMs: number;
  readonly #running = new Set<string>();

  constructor(options: {
    logger: LoggerService;
    schedule: SchedulerServiceTaskScheduleDefinition;
    scheduler: SchedulerService;
    /** Aborted when the backend shuts down. */
    signal: AbortSignal;
    minPauseMs?: number;
    maxPauseMs?: number;
  }) {
    this.#logger = options.logger;
    this.#schedule = options.schedule;
    this.#scheduler = options.scheduler;
    this.#signal = options.signal;
    this.#minPauseMs = options.minPauseMs ?? 1_000;
    this.#maxPauseMs = options.maxPauseMs ?? 30_000;
  }

  /** Synchronizes now, without waiting for it, and then by schedule. */
  async start(task: SynchronizerTask): Promise<void> {
    this.request(task);
    await this.#scheduler.createScheduledTaskRunner(this.#schedule).run({
      id: task.id,
      fn: signal =>
        this.#syncUntilDone(task, AbortSignal.any([signal, this.#signal])),
    });
  }

  /** Synchronizes soon, without waiting for it. */
  request(task: SynchronizerTask): void {
    if (!this.#running.has(task.id)) {
      this.#running.add(task.id);
      this.#syncUntilDone(task, this.#signal).finally(() =>
        this.#running.delete(task.id),
      );
    }
  }

  async #syncUntilDone(
    task: SynchronizerTask,
    signal: AbortSignal,
  ): Promise<void> {
    let pauseMs = this.#minPauseMs;
    while (!signal.aborted) {
      try {
        await task.sync(signal);
        return;
      } catch (error) {
        if (this.#signal.aborted) {
          return;
        }
        const next = signal.aborted
          ? 'by schedule'
          : `in ${pauseMs / 1000} seconds`;
        this.#logger.warn(
          `${task.id} is out of date, trying again ${next}: ${error}`,
        );
      }
      // Rejects when aborted, which ends the loop.
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, this.#maxPauseMs);
    }
  }
}
