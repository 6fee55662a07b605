import { JsonObject } from '@backstage/types';
import { LabOptions } from './LabParts';

/** What the portal runs on: one process or three, SQLite or PostgreSQL. */
export const TOPOLOGIES = [
  { replicas: 1, database: 'sqlite' },
  { replicas: 1, database: 'postgres' },
  { replicas: 3, database: 'postgres' },
] as const satisfies readonly LabOptions[];

/** The portal in production: several processes on PostgreSQL. */
export const PRODUCTION: LabOptions = { replicas: 3, database: 'postgres' };

/** Short enough for a test, long enough for a crash or two. */
export const TEST_LIMITS: JsonObject = {
  deadlines: {
    provision: { seconds: 120 },
    delete: { seconds: 20 },
    helm: { seconds: 30 },
    upgrade: { seconds: 30 },
  },
  // All stores of a test have the same owner.
  concurrency: { perReplica: 10, perCluster: 40, perOwner: 40 },
};
