/** The upper ends of histograms’ buckets, in seconds. */
export const DURATION_BUCKETS = {
  /** From an empty namespace on simulated nodes to the half hour of a plan that is slow. */
  operation: [
    1, 2.5, 5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1_200, 1_800,
  ],
  /** From a Secret that is there already to a Helm at its time limit. */
  call: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300],
  /** From a cached answer to the time limit of a call. */
  request: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
} as const;
