import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultLab } from './FaultLab';
import { Random } from './random';

/** Helm needs about so long for one of its tasks. */
const LONGEST_DELAY_MS = 600;

/** A portal gives a step up that has failed three times. */
const KILLS_PER_TASK = 2;

/** Kills Helms, and nothing else, at random moments of what they do. */
export class HelmKiller {
  readonly #lab: FaultLab;
  readonly #random: Random;
  readonly #stopping = new AbortController();
  readonly #seen = new Set<number>();
  readonly #aimedAt = new Map<string, number>();
  readonly #shots = new Set<Promise<void>>();
  #kills = 0;
  #loop?: Promise<void>;

  constructor(lab: FaultLab, random: Random) {
    this.#lab = lab;
    this.#random = random;
  }

  /** How many were killed. */
  get kills(): number {
    return this.#kills;
  }

  start(): void {
    this.#loop = this.#run(this.#stopping.signal);
  }

  /** What stores are asked for next is another task, which may be struck again. */
  forgetTasks(): void {
    this.#aimedAt.clear();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await Promise.all(this.#shots);
  }

  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      for (const call of await this.#lab.parts.helm.listCalls()) {
        const aimed = this.#aimedAt.get(call.namespace) ?? 0;
        if (!this.#seen.has(call.pid) && aimed < KILLS_PER_TASK) {
          this.#aimedAt.set(call.namespace, aimed + 1);
          this.#shoot(call);
        }
        this.#seen.add(call.pid);
      }
      await sleep(10);
    }
  }

  #shoot(call: Parameters<FaultLab['parts']['helm']['kill']>[0]): void {
    const shot = sleep(this.#random() * LONGEST_DELAY_MS)
      .then(() => this.#lab.parts.helm.kill(call))
      .then(killed => {
        this.#kills += killed ? 1 : 0;
        this.#shots.delete(shot);
      });
    this.#shots.add(shot);
  }
}
