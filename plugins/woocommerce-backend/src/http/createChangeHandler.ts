import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';
import { Request, RequestHandler, Response } from 'express';
import { CallOptions } from '../services/CallOptions';
import { audited } from './audited';

/** A route that changes something about a store. */
export interface ChangeRoute {
  /** What the audit record is called, such as `store-retry`. */
  eventId: string;
  severityLevel?: AuditorServiceEventSeverityLevel;
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
 * their caller, leave an audit record, take an idempotency key, and answer with
 * the store.
 */
export function createChangeHandler(options: {
  auditor: AuditorService;
  authenticate(request: Request): Promise<StoreServiceOptions>;
}): (route: ChangeRoute) => RequestHandler {
  const { auditor, authenticate } = options;
  return route => async (request, response) => {
    const { eventId, severityLevel = 'medium', status = 202, run } = route;
    const caller = await authenticate(request);
    const name: unknown = request.params.name ?? request.body.name;
    const store = await audited({
      auditor,
      event: {
        eventId,
        severityLevel,
        request,
        meta: { storeName: toAuditName(name) },
      },
      run: note =>
        run({
          request,
          response,
          caller: {
            ...caller,
            idempotencyKey: request.header('idempotency-key'),
            note,
          },
        }),
    });
    response.status(status).json(store);
  };
}

/** The name that is asked for, as long as it can be told what it is. */
function toAuditName(name: unknown): string | undefined {
  return typeof name === 'string' ? name.slice(0, 100) : undefined;
}
