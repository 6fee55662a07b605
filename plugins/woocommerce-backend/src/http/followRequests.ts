import { RequestHandler } from 'express';
import { StoreTracing } from '../tracing/StoreTracing';

/** Follows each request until it is answered, or whoever has made it is gone. */
export function followRequests(tracing: StoreTracing): RequestHandler {
  return (request, response, next) =>
    void tracing.request(request, async span => {
      await new Promise<void>(resolve => {
        response.once('close', resolve);
        next();
      });
      const { statusCode } = response;
      span.setAttribute('http.response.status_code', statusCode);
      if (request.route) {
        span.setAttribute(
          'http.route',
          `${request.baseUrl}${request.route.path}`,
        );
      }
      if (statusCode >= 500) {
        span.setStatus({ code: 'error' });
      }
    });
}
