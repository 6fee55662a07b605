import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  ServiceMock,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  AuditorService,
  AuditorServiceEvent,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import request from 'supertest';
import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRepository } from '../database';
import { AuthorizedAuditLog, DatabaseAuditLog } from '../audit';
import { WoocommerceConfig } from '../config';
import { AuthorizedClusterService, DefaultClusterService } from '../preflight';
import { PreflightMonitor, RunPreflight } from '../preflight/PreflightMonitor';
import { AuthorizedOverview } from '../overview/AuthorizedOverview';
import { StoreMetrics } from '../metrics';
import { RequestLimiter } from '../quotas/RequestLimiter';
import { createRouter } from '../router';
import { createStoreService } from '../createStoreService';
import { createTestCatalog } from './createTestCatalog';
import { FakeStoreInspector } from './FakeStoreInspector';
import { FakeStoreTrigger } from './FakeStoreTrigger';
import { makePreflight } from './makePreflight';
import { testConfig } from './testConfig';
import { createTestRepository } from './testDatabases';

/** The REST API as a backend serves it, with an engine that does nothing. */
export class TestApi {
  readonly trigger = new FakeStoreTrigger();
  readonly inspector = new FakeStoreInspector();
  /** What the policy decides, by the permission's name; all is allowed by default. */
  readonly decisions = new Map<string, PolicyDecision>();
  /** What the next preflight of each cluster comes to. */
  preflight: Preflight = makePreflight();
  /** How clusters were checked. */
  readonly preflightRuns: { probe: boolean }[] = [];
  readonly auditEvent: jest.Mocked<AuditorServiceEvent> = {
    success: jest.fn(),
    fail: jest.fn(),
  };
  readonly auditor: ServiceMock<AuditorService> = mockServices.auditor.mock({
    createEvent: async () => this.auditEvent,
  });
  readonly #clusters = testConfig.clusters.map(cluster => ({ ...cluster }));
  #repository?: StoreRepository;
  #backend?: TestBackend;

  static async start(options: {
    knex: Knex;
    /** Over the configuration of the tests. */
    config?: Partial<WoocommerceConfig>;
    metrics?: StoreMetrics;
  }): Promise<TestApi> {
    const { knex, config = {}, metrics } = options;
    const api = new TestApi();
    api.#repository = await createTestRepository(knex);
    api.#backend = await startTestBackend({
      features: [
        api.#createPlugin(knex, config, metrics),
        api.auditor.factory,
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(({ permission }) => {
              const { result } = api.#decide(permission);
              return result === AuthorizeResult.CONDITIONAL
                ? { result: AuthorizeResult.DENY }
                : { result };
            }),
          authorizeConditional: async requests =>
            requests.map(({ permission }) => api.#decide(permission)),
        }).factory,
      ],
    });
    return api;
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
  }

  get repository(): StoreRepository {
    return this.#repository!;
  }

  /** Says whether pods are only said to run. */
  setSimulatedNodes(simulatedNodes: boolean): void {
    this.#clusters.splice(0, 1, { ...this.#clusters[0], simulatedNodes });
  }

  get(path: string): request.Test {
    return this.send('get', path);
  }

  post(path: string, body?: object): request.Test {
    return this.send('post', path).send(body);
  }

  patch(path: string, body?: object): request.Test {
    return this.send('patch', path).send(body);
  }

  delete(path: string): request.Test {
    return this.send('delete', path);
  }

  /** Deletes a store as a plan says that was just made. */
  async deleteStore(name: string): Promise<request.Response> {
    const plan = await this.post(`/stores/${name}/delete-plan`);
    return this.delete(`/stores/${name}?plan=${plan.body.hash}`);
  }

  /** Starts a request of a user, whose header a test may replace. */
  send(
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
  ): request.Test {
    return request(this.#backend!.server)
      [method](`/api/woocommerce${path}`)
      .set('authorization', mockCredentials.user.header());
  }

  /** Has the policy deny a permission to everybody. */
  deny(permission: string): void {
    this.decisions.set(permission, { result: AuthorizeResult.DENY });
  }

  #decide(permission: Permission): PolicyDecision {
    return (
      this.decisions.get(permission.name) ?? { result: AuthorizeResult.ALLOW }
    );
  }

  #createPlugin(
    knex: Knex,
    overrides: Partial<WoocommerceConfig>,
    metrics: StoreMetrics | undefined,
  ) {
    const { repository, trigger, inspector } = this;
    const run: RunPreflight = async options => {
      this.preflightRuns.push(options);
      return this.preflight;
    };
    const config = { ...testConfig, clusters: this.#clusters, ...overrides };
    return createBackendPlugin({
      pluginId: 'woocommerce',
      register(env) {
        env.registerInit({
          deps: {
            auditor: coreServices.auditor,
            auth: coreServices.auth,
            discovery: coreServices.discovery,
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
            logger: coreServices.logger,
            permissions: coreServices.permissions,
          },
          async init({ httpRouter, permissions, auth, ...deps }) {
            const monitor = PreflightMonitor.create({
              ...config.preflight,
              runs: new Map(config.clusters.map(({ name }) => [name, run])),
              logger: deps.logger,
            });
            const log = DatabaseAuditLog.create({ database: knex });
            const stores = createStoreService({
              ...deps,
              auth,
              catalog: createTestCatalog(),
              config,
              gate: monitor,
              inspector,
              log,
              metrics,
              permissions,
              publisher: { publish: async () => {} },
              repository,
              trigger,
            });
            httpRouter.use(
              await createRouter({
                ...deps,
                audit: AuthorizedAuditLog.create({ log, permissions }),
                auth,
                clusters: AuthorizedClusterService.create({
                  permissions,
                  service: DefaultClusterService.create({ config, monitor }),
                }),
                limiter: RequestLimiter.create(config.rateLimit, metrics),
                overview: AuthorizedOverview.create({
                  config,
                  database: knex,
                  inspector,
                  permissions,
                  repository,
                }),
                stores,
              }),
            );
          },
        });
      },
    });
  }
}
