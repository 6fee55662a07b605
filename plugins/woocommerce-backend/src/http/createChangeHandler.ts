import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';
import { Request, RequestHandler, Response } from 'express';
import { CallOptions } from '../services/CallOptions';

/** A route that changes something about a store. */
export interface ChangeRoute {
  /** The status of the answer when it goes well; 202 when absent. */
  status?: number;
  run(options: {
    request: Request;
    response: Response;
    caller: CallOptions;
  }): Promise<Store>;
}

/**
 * Returns what makes the handlers of the routes that change something: they know
 * their caller, take an idempotency key and a condition, and answer with the
 * store.
 */
export function createChangeHandler(options: {
  authenticate(request: Request): Promise<StoreServiceOptions>;
}): (route: ChangeRoute) => RequestHandler {
  const { authenticate } = options;
  return ({ status = 202, run }) =>
    async (request, response) => {
      const caller: CallOptions = {
        ...(await authenticate(request)),
        idempotencyKey: request.header('idempotency-key'),
        ifMatch: request.header('if-match'),
        request,
      };
      response.status(status).json(await run({ request, response, caller }));
    };
}
