import {
  AuditorService,
  AuthService,
  DiscoveryService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { RateLimitConfig } from './config';
import { createChangeHandler } from './http/createChangeHandler';
import { hintRetry } from './http/hintRetry';
import { limitRate } from './http/limitRate';
import { readJsonBody } from './http/readJsonBody';
import { readOpenApiDocument } from './http/readOpenApiDocument';
import { deleteStoreSchema } from './input/deleteStoreSchema';
import { listStoresSchema } from './input/listStoresSchema';
import { parseInput } from './input/parseInput';
import { CallOptions } from './services/CallOptions';
import { toActor } from './services/toActor';

/** Something that is asked for of a store, with nothing to be said about it. */
type StoreChange = (name: string, caller: CallOptions) => Promise<Store>;

/** Serves the REST API that `schema/openapi.yaml` describes. */
export async function createRouter(options: {
  auditor: AuditorService;
  auth: AuthService;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  rateLimit: RateLimitConfig;
  stores: StoreService;
}): Promise<express.Router> {
  const { auditor, discovery, httpAuth, rateLimit, stores } = options;
  const openApiDocument = await readOpenApiDocument();
  const router = Router();

  async function authenticate(request: Request): Promise<StoreServiceOptions> {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return { credentials };
  }
  const change = createChangeHandler({ auditor, authenticate });
  const identify = async (request: Request) =>
    toActor(options.auth, (await authenticate(request)).credentials);

  router.get('/openapi.json', async (_request, response) => {
    const url = await discovery.getExternalBaseUrl('woocommerce');
    response.json({ ...openApiDocument, servers: [{ url }] });
  });

  router.use(limitRate({ limits: rateLimit, identify }));

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
    const query = parseInput(listStoresSchema, request.query);
    response.json(await stores.listStores(query, caller));
  });

  router.post(
    '/stores',
    readJsonBody(),
    change({
      eventId: 'store-create',
      run: async ({ request, response, caller }) => {
        const store = await stores.createStore(request.body, caller);
        response.location(`${request.baseUrl}/stores/${store.name}`);
        return store;
      },
    }),
  );

  router.get('/stores/:name', async (request, response) => {
    const caller = await authenticate(request);
    response.json(await stores.getStore(request.params.name, caller));
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
      eventId: 'store-refresh',
      severityLevel: 'low',
      status: 200,
      run: ({ request, caller }) =>
        stores.refreshStore(request.params.name, caller),
    }),
  );

  const changes: Record<string, StoreChange> = {
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
        eventId: `store-${action}`,
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
    readJsonBody(),
    change({
      eventId: 'store-update',
      status: 200,
      run: ({ request, caller }) =>
        stores.updateStore(request.params.name, request.body, caller),
    }),
  );

  router.delete(
    '/stores/:name',
    change({
      eventId: 'store-delete',
      severityLevel: 'high',
      run: ({ request, caller }) =>
        stores.deleteStore(
          request.params.name,
          parseInput(deleteStoreSchema, request.query),
          caller,
        ),
    }),
  );

  router.use(hintRetry());
  return router;
}
