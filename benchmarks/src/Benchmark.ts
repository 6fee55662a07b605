import { Lab } from './lab/Lab';
import { Metric } from './Metric';

/** What a benchmark is given. */
export interface BenchmarkContext {
  /** The cluster, the database and the processes of the portal that are measured. */
  readonly lab: Lab;
  /** Whether little time is to be taken: the figures say less then. */
  readonly quick: boolean;
  /** How often to measure at most, for those who have less time than a benchmark takes. */
  readonly maxRepeats: number;
  /** With how many stores to measure at most, for small machines. */
  readonly maxStores: number;
  /** Which of its loads M2 measures, such as `100`; all of them when absent. */
  readonly loads?: readonly string[];
  /** Tells whoever waits what is being done. */
  readonly log: (text: string) => void;
}

/** One row of the table of goals. */
export interface Benchmark {
  /** As `script/bench` is told it, such as `M1`. */
  readonly id: string;
  readonly title: string;
  /** Whether it is among those of `script/bench --quick`. */
  readonly quick: boolean;
  /** What could not be held fixed, and what else a reader of its figures has to know. */
  readonly caveats: readonly string[];
  /** Makes what takes long, before anything is measured. */
  prepare?(options: Omit<BenchmarkContext, 'lab'>): Promise<void>;
  /**
   * Measures, on a cluster that nobody else uses. One of the quick ones leaves it
   * as it was, since they share one.
   *
   * @throws when something that is measured fails: there is no figure then
   */
  run(context: BenchmarkContext): Promise<Metric[]>;
}
