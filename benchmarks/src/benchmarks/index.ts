import { Benchmark } from '../Benchmark';
import { createStoreBenchmark } from './createStore';
import { deleteStoresBenchmark } from './deleteStores';
import { memoryOfStoresBenchmark } from './memoryOfStores';
import { storageOfStoresBenchmark } from './storageOfStores';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  createStoreBenchmark,
  memoryOfStoresBenchmark,
  deleteStoresBenchmark,
  storageOfStoresBenchmark,
];
