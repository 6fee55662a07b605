import { AuditorService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { parseInput } from '../input/parseInput';
import { runPreflightSchema } from '../input/runPreflightSchema';
import { ClusterService } from '../preflight';
import { refuseBody, refuseQuery } from './refuseInput';

/** Serves what the REST API has about clusters. */
export function createClusterRouter(options: {
  auditor: AuditorService;
  authenticate(request: Request): Promise<StoreServiceOptions>;
  clusters: ClusterService;
}): express.Router {
  const { auditor, authenticate, clusters } = options;
  const router = Router();

  router.get('/', refuseQuery(), async (request, response) => {
    const caller = await authenticate(request);
    response.json({ items: await clusters.listClusters(caller) });
  });

  router.get(
    '/:cluster/preflight',
    refuseQuery(),
    async (request: Request<{ cluster: string }>, response) => {
      const caller = await authenticate(request);
      const { cluster } = request.params;
      response.json(await clusters.getPreflight(cluster, caller));
    },
  );

  router.post(
    '/:cluster/preflight',
    refuseBody(),
    async (request: Request<{ cluster: string }>, response) => {
      const caller = await authenticate(request);
      const { cluster } = request.params;
      const input = parseInput(runPreflightSchema, request.query);
      const event = await auditor.createEvent({
        eventId: 'cluster-preflight',
        // A probe makes a namespace and pods, and removes them again.
        severityLevel: input.probe ? 'medium' : 'low',
        request,
        meta: { cluster, ...input },
      });
      try {
        const preflight = await clusters.runPreflight(cluster, input, caller);
        await event.success({ meta: { status: preflight.status } });
        response.json(preflight);
      } catch (error) {
        await event.fail({
          error: isError(error) ? error : new Error(String(error)),
        });
        throw error;
      }
    },
  );

  return router;
}
