import {
  AuditorService,
  AuthService,
  DiscoveryService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  DeleteStoreRequest,
  ListStoresRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { AuthorizedAuditLog } from './audit';
import { createChangeHandler } from './http/createChangeHandler';
import { createClusterRouter } from './http/createClusterRouter';
import { followRequests } from './http/followRequests';
import { hintRetry } from './http/hintRetry';
import { readJsonBody } from './http/readJsonBody';
import { readOpenApiDocument } from './http/readOpenApiDocument';
import { refuseBody, refuseQuery } from './http/refuseInput';
import { writeAuditEvents } from './http/writeAuditEvents';
import {
  exportAuditEventsSchema,
  listAuditEventsSchema,
} from './input/auditEventsSchema';
import { overviewSchema } from './input/overviewSchema';
import { parseInput } from './input/parseInput';
import { AuthorizedOverview } from './overview/AuthorizedOverview';
import { toActor } from './permissions';
import { ClusterService } from './preflight';
import { RequestLimiter } from './quotas/RequestLimiter';
import { CallOptions } from './services/CallOptions';
import { toStoreEtag } from './services/storeEtag';
import { StoreTracing } from './tracing/StoreTracing';

/** Something that is asked for of a store, with nothing to be said about it. */
type StoreCall = (name: string, caller: CallOptions) => Promise<Store>;

/** Serves the REST API that `schema/openapi.yaml` describes. */
export async function createRouter(options: {
  audit: AuthorizedAuditLog;
  auditor: AuditorService;
  auth: AuthService;
  clusters: ClusterService;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  limiter: RequestLimiter;
  overview: AuthorizedOverview;
  stores: StoreService;
  tracing?: StoreTracing;
}): Promise<express.Router> {
  const {
    audit,
    auditor,
    auth,
    clusters,
    discovery,
    httpAuth,
    limiter,
    overview,
    stores,
    tracing = StoreTracing.none(),
  } = options;
  const openApiDocument = await readOpenApiDocument();
  const router = Router();

  async function authenticate(request: Request): Promise<StoreServiceOptions> {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return { credentials };
  }
  const change = createChangeHandler({ authenticate });

  router.use(followRequests(tracing));

  router.get('/openapi.json', async (_request, response) => {
    const url = await discovery.getExternalBaseUrl('woocommerce');
    response.json({ ...openApiDocument, servers: [{ url }] });
  });

  router.use(async request => {
    const { credentials } = await authenticate(request);
    const isChange = !['GET', 'HEAD'].includes(request.method);
    await limiter.count(toActor(auth, credentials), isChange);
    // To this kind of router, it says that others are to answer.
    return 'next';
  });

  router.get('/plans', async (request, response) => {
    const caller = await authenticate(request);
    const items = await stores.listPlans(request.query, caller);
    response.json({ items });
  });

  router.get('/quotas', async (request, response) => {
    const caller = await authenticate(request);
    const items = await stores.listQuotas(request.query, caller);
    response.json({ items });
  });

  router.get('/names/:name', async (request, response) => {
    const caller = await authenticate(request);
    response.json(await stores.checkStoreName(request.params.name, caller));
  });

  router.get('/stores', async (request, response) => {
    const caller = await authenticate(request);
    // Checked by the service, which others than this ask, too.
    const query = request.query as ListStoresRequest;
    response.json(await stores.listStores(query, caller));
  });

  router.post(
    '/stores',
    refuseQuery(),
    readJsonBody(),
    change({
      run: async ({ request, response, caller }) => {
        const store = await stores.createStore(request.body, caller);
        response.location(`${request.baseUrl}/stores/${store.name}`);
        return store;
      },
    }),
  );

  router.post('/stores/:name/:action', refuseQuery(), refuseBody());

  router.get('/stores/:name', async (request, response) => {
    const caller = await authenticate(request);
    const store = await stores.getStore(request.params.name, caller);
    response.set('ETag', toStoreEtag(store)).json(store);
  });

  router.get('/stores/:name/events', async (request, response) => {
    const caller = await authenticate(request);
    const items = await stores.listStoreEvents(request.params.name, caller);
    response.json({ items });
  });

  router.get('/stores/:name/operations', async (request, response) => {
    const caller = await authenticate(request);
    const items = await stores.listStoreOperations(request.params.name, caller);
    response.json({ items });
  });

  router.post(
    '/stores/:name/refresh',
    change({
      status: 200,
      run: ({ request, caller }) =>
        stores.refreshStore(request.params.name, caller),
    }),
  );

  const changes: Record<string, StoreCall> = {
    retry: (name, caller) => stores.retryStore(name, caller),
    verify: (name, caller) => stores.verifyStore(name, caller),
    upgrade: (name, caller) => stores.upgradeStore(name, caller),
    repair: (name, caller) => stores.repairStore(name, caller),
    cancel: (name, caller) => stores.cancelStoreOperation(name, caller),
  };
  for (const [action, run] of Object.entries(changes)) {
    router.post(
      `/stores/:name/${action}`,
      change({
        run: ({ request, caller }) => run(request.params.name, caller),
      }),
    );
  }

  router.post('/stores/:name/delete-plan', async (request, response) => {
    const caller = await authenticate(request);
    response.json(await stores.planStoreDeletion(request.params.name, caller));
  });

  router.patch(
    '/stores/:name',
    refuseQuery(),
    readJsonBody(),
    change({
      status: 200,
      run: ({ request, caller }) =>
        stores.updateStore(request.params.name, request.body, caller),
    }),
  );

  router.delete(
    '/stores/:name',
    refuseBody(),
    change({
      run: ({ request, caller }) =>
        stores.deleteStore(
          request.params.name,
          // Checked by the service, so that what is wrong with it leaves its trace.
          request.query as unknown as DeleteStoreRequest,
          caller,
        ),
    }),
  );

  router.get('/overview', async (request, response) => {
    const { credentials } = await authenticate(request);
    const query = parseInput(overviewSchema, request.query);
    response.json(await overview.read(query, credentials));
  });

  router.get('/audit-events', async (request, response) => {
    const { credentials } = await authenticate(request);
    const query = parseInput(listAuditEventsSchema, request.query);
    response.json(await audit.list(query, credentials));
  });

  router.get('/audit-events/export', async (request, response) => {
    const { credentials } = await authenticate(request);
    const query = parseInput(exportAuditEventsSchema, request.query);
    const { format, ...filter } = query;
    const events = await audit.readAll(filter, credentials);
    await writeAuditEvents({ events, format, response });
  });

  router.use(
    '/clusters',
    createClusterRouter({ auditor, authenticate, clusters }),
  );

  router.use(hintRetry());
  return router;
}
