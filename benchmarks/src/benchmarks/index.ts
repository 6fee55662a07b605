import { Benchmark } from '../Benchmark';
import { createStoreBenchmark } from './createStore';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [createStoreBenchmark];
