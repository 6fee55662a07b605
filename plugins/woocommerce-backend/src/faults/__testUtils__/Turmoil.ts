import { setTimeout as sleep } from 'node:timers/promises';
import { FaultLab } from './FaultLab';
import { pickOne, Random } from './random';
import { Replica } from './Replica';

/** Longer than a lease, so that others have taken over when it goes on. */
const PAUSE_MS = { least: 16_000, most: 24_000 };

/** How long a process stays dead, or cut off. */
const AWAY_MS = { least: 0, most: 6_000 };

/** What can be done to a portal, and how likely that is beside the others. */
const FAULTS = [
  { name: 'kill of a process', weight: 4 },
  { name: 'kill of a Helm', weight: 4 },
  { name: 'stop of a process', weight: 1 },
  { name: 'pause of a process', weight: 1 },
  { name: 'cut from the API server', weight: 2 },
  { name: 'black hole before the API server', weight: 1 },
  { name: 'reset of all connections to the database', weight: 1 },
] as const;

type FaultName = (typeof FAULTS)[number]['name'];

const CRASHES: readonly FaultName[] = [
  'kill of a process',
  'kill of a Helm',
  'stop of a process',
];

/** Breaks something of a portal, again and again, and mends it a little later. */
export class Turmoil {
  readonly #lab: FaultLab;
  readonly #faults: Random;
  readonly #random: Random;
  readonly #counts = new Map<FaultName, number>();
  /** Processes that something is being done to, until when that is over. */
  readonly #troubled = new Map<Replica, Promise<void>>();

  constructor(options: {
    lab: FaultLab;
    /** Chooses the faults, and nothing else. */
    faults: Random;
    /** Chooses where and for how long. */
    random: Random;
  }) {
    this.#lab = options.lab;
    this.#faults = options.faults;
    this.#random = options.random;
  }

  /** How often each fault was injected. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** How often a process was ended in the middle of something. */
  get crashes(): number {
    return CRASHES.reduce((sum, name) => sum + this.#count(name), 0);
  }

  /** A process that nothing is being done to. */
  findHealthy(): Replica | undefined {
    const healthy = this.#lab.replicas.filter(
      replica => replica.pid !== undefined && !this.#troubled.has(replica),
    );
    return healthy.length > 0 ? pickOne(this.#random, healthy) : undefined;
  }

  /** Breaks something; returns what, unless there was nothing to break. */
  async strike(): Promise<FaultName | undefined> {
    const name = this.#choose();
    if (name === 'kill of a Helm') {
      const [call] = await this.#lab.parts.helm.listRunning();
      return call && (await this.#lab.parts.helm.kill(call))
        ? this.#note(name)
        : undefined;
    }
    const replica = this.findHealthy();
    if (!replica) {
      return undefined;
    }
    const trouble = this.#trouble(name, replica).finally(() =>
      this.#troubled.delete(replica),
    );
    this.#troubled.set(replica, trouble);
    return this.#note(name);
  }

  /** Waits until nothing is broken any more. */
  async end(): Promise<void> {
    await Promise.all(this.#troubled.values());
  }

  async #trouble(name: FaultName, replica: Replica): Promise<void> {
    const { api, database } = replica.networks;
    switch (name) {
      case 'kill of a process':
        await replica.kill();
        await sleep(this.#between(AWAY_MS));
        await replica.start();
        break;
      case 'stop of a process':
        await replica.terminate();
        await replica.start();
        break;
      case 'pause of a process':
        replica.pause();
        await sleep(this.#between(PAUSE_MS));
        replica.resume();
        break;
      case 'cut from the API server':
        await api?.cut();
        await sleep(this.#between(AWAY_MS));
        await api?.mend();
        break;
      case 'black hole before the API server':
        await api?.blackhole();
        await sleep(this.#between(PAUSE_MS));
        await api?.mend();
        break;
      default:
        await database?.reset();
    }
  }

  #choose(): FaultName {
    return pickOne(
      this.#faults,
      FAULTS.flatMap(({ name, weight }) => Array<FaultName>(weight).fill(name)),
    );
  }

  #note(name: FaultName): FaultName {
    this.#counts.set(name, this.#count(name) + 1);
    return name;
  }

  #count(name: FaultName): number {
    return this.#counts.get(name) ?? 0;
  }

  #between(range: { least: number; most: number }): number {
    return range.least + this.#random() * (range.most - range.least);
  }
}
