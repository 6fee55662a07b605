import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterOverview,
  Overview,
  woocommerceOverviewReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { WoocommerceConfig } from '../config';
import { StoreRepository } from '../database';
import { callDatabase } from '../database/callDatabase';
import { readDatabaseTime } from '../database/readDatabaseTime';
import { computeQuotas } from '../quotas/computeQuotas';
import { StoreInspector } from '../services/StoreInspector';
import {
  countFailures,
  countPhases,
  readProvisioningTimes,
  readQueues,
} from './readStatistics';

const DEFAULT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** What the overview is made of. */
interface Parts {
  readonly config: WoocommerceConfig;
  readonly database: Knex;
  readonly inspector: Pick<StoreInspector, 'isReachable'>;
  readonly permissions: PermissionsService;
  readonly repository: Pick<StoreRepository, 'readUsages'>;
}

/** Tells those how all stores do who have the permission for it. */
export class AuthorizedOverview {
  readonly #parts: Parts;

  static create(options: Parts): AuthorizedOverview {
    return new AuthorizedOverview(options);
  }

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  async read(
    request: { days?: number },
    credentials: BackstageCredentials,
  ): Promise<Overview> {
    await this.#authorize(credentials);
    const { days = DEFAULT_DAYS } = request;
    const { database } = this.#parts;
    const clusters = await this.#readClusters();
    return callDatabase(async () => {
      const until = await readDatabaseTime(database);
      const since = new Date(until.getTime() - days * DAY_MS);
      return {
        since: since.toISOString(),
        until: until.toISOString(),
        clusters,
        provisioning: await readProvisioningTimes(database, since),
        failures: await countFailures(database, since),
      };
    });
  }

  async #readClusters(): Promise<ClusterOverview[]> {
    const { config, database, inspector, repository } = this.#parts;
    const { phases, queues } = await callDatabase(async () => ({
      phases: await countPhases(database),
      queues: await readQueues(database),
    }));
    const configured = config.clusters.map(({ name }) => name);
    const names = new Set([
      ...configured,
      ...phases.map(({ cluster }) => cluster),
    ]);
    const subjects = [...names].map(name => ({
      scope: 'cluster' as const,
      name,
    }));
    const usages = await repository.readUsages(subjects);
    return subjects.map((subject, index) => {
      const { name } = subject;
      const queue = queues.get(name);
      return {
        name,
        configured: configured.includes(name),
        reachable: inspector.isReachable(name),
        stores: phases
          .filter(({ cluster }) => cluster === name)
          .map(({ phase, count }) => ({ phase, count })),
        quotas: computeQuotas(config, subject, usages[index]),
        waiting: queue?.waiting ?? 0,
        running: queue?.running ?? 0,
        ...(queue?.waitingSince && {
          waitingSince: queue.waitingSince.toISOString(),
        }),
      };
    });
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const permission = woocommerceOverviewReadPermission;
    const [decision] = await this.#parts.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
  }
}
