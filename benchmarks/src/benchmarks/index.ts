import { Benchmark } from '../Benchmark';
import { burstBenchmark } from './burst';
import { createStoreBenchmark } from './createStore';
import { deleteStoresBenchmark } from './deleteStores';
import { killBenchmark } from './kill';
import { memoryOfStoresBenchmark } from './memoryOfStores';
import { storageOfStoresBenchmark } from './storageOfStores';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  createStoreBenchmark,
  burstBenchmark,
  memoryOfStoresBenchmark,
  deleteStoresBenchmark,
  killBenchmark,
  storageOfStoresBenchmark,
];
