import {
  AuditorService,
  DiscoveryService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { audited } from './http/audited';
import { readJsonBody } from './http/readJsonBody';
import { readOpenApiDocument } from './http/readOpenApiDocument';
import { listStoresSchema } from './input/listStoresSchema';
import { parseInput } from './input/parseInput';

/** Serves the REST API that `schema/openapi.yaml` describes. */
export async function createRouter(options: {
  auditor: AuditorService;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  stores: StoreService;
}): Promise<express.Router> {
  const { auditor, discovery, httpAuth, stores } = options;
  const openApiDocument = await readOpenApiDocument();
  const router = Router();

  async function authenticate(request: Request): Promise<StoreServiceOptions> {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return { credentials };
  }

  router.get('/openapi.json', async (_request, response) => {
    const url = await discovery.getExternalBaseUrl('woocommerce');
    response.json({ ...openApiDocument, servers: [{ url }] });
  });

  router.get('/stores', async (request, response) => {
    const caller = await authenticate(request);
    const query = parseInput(listStoresSchema, request.query);
    response.json(await stores.listStores(query, caller));
  });

  router.post('/stores', readJsonBody(), async (request, response) => {
    const caller = await authenticate(request);
    const store = await audited({
      auditor,
      event: {
        eventId: 'store-create',
        severityLevel: 'medium',
        request,
        meta: { storeName: toAuditName(request.body.name) },
      },
      run: () => stores.createStore(request.body, caller),
    });
    response
      .status(202)
      .location(`${request.baseUrl}/stores/${store.name}`)
      .json(store);
  });

  router.get('/stores/:name', async (request, response) => {
    const caller = await authenticate(request);
    response.json(await stores.getStore(request.params.name, caller));
  });

  router.get('/stores/:name/events', async (request, response) => {
    const caller = await authenticate(request);
    const items = await stores.listStoreEvents(request.params.name, caller);
    response.json({ items });
  });

  router.post('/stores/:name/refresh', async (request, response) => {
    const { name } = request.params;
    const caller = await authenticate(request);
    const store = await audited({
      auditor,
      event: {
        eventId: 'store-refresh',
        severityLevel: 'low',
        request,
        meta: { storeName: toAuditName(name) },
      },
      run: () => stores.refreshStore(name, caller),
    });
    response.json(store);
  });

  router.post('/stores/:name/retry', async (request, response) => {
    const { name } = request.params;
    const caller = await authenticate(request);
    const store = await audited({
      auditor,
      event: {
        eventId: 'store-retry',
        severityLevel: 'medium',
        request,
        meta: { storeName: toAuditName(name) },
      },
      run: () => stores.retryStore(name, caller),
    });
    response.status(202).json(store);
  });

  router.post('/stores/:name/verify', async (request, response) => {
    const { name } = request.params;
    const caller = await authenticate(request);
    const store = await audited({
      auditor,
      event: {
        eventId: 'store-verify',
        severityLevel: 'medium',
        request,
        meta: { storeName: toAuditName(name) },
      },
      run: () => stores.verifyStore(name, caller),
    });
    response.status(202).json(store);
  });

  router.post('/stores/:name/upgrade', async (request, response) => {
    const { name } = request.params;
    const caller = await authenticate(request);
    const store = await audited({
      auditor,
      event: {
        eventId: 'store-upgrade',
        severityLevel: 'medium',
        request,
        meta: { storeName: toAuditName(name) },
      },
      run: () => stores.upgradeStore(name, caller),
    });
    response.status(202).json(store);
  });

  router.delete('/stores/:name', async (request, response) => {
    const { name } = request.params;
    const caller = await authenticate(request);
    const store = await audited({
      auditor,
      event: {
        eventId: 'store-delete',
        severityLevel: 'high',
        request,
        meta: { storeName: toAuditName(name) },
      },
      run: () => stores.deleteStore(name, caller),
    });
    response.status(202).json(store);
  });

  return router;
}

/** The name that is asked for, as long as it can be told what it is. */
function toAuditName(name: unknown): string | undefined {
  return typeof name === 'string' ? name.slice(0, 100) : undefined;
}
