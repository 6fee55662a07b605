import { Benchmark } from '../Benchmark';
import { burstBenchmark } from './burst';
import { catalogAndResyncBenchmark } from './catalogAndResync';
import { createStoreBenchmark } from './createStore';
import { deleteStoresBenchmark } from './deleteStores';
import { idleRequestsBenchmark } from './idleRequests';
import { killBenchmark } from './kill';
import { listStoresBenchmark } from './listStores';
import { memoryOfStoresBenchmark } from './memoryOfStores';
import { storageOfStoresBenchmark } from './storageOfStores';
import { tellBrowsersBenchmark } from './tellBrowsers';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  createStoreBenchmark,
  burstBenchmark,
  listStoresBenchmark,
  tellBrowsersBenchmark,
  memoryOfStoresBenchmark,
  deleteStoresBenchmark,
  idleRequestsBenchmark,
  killBenchmark,
  catalogAndResyncBenchmark,
  storageOfStoresBenchmark,
];
