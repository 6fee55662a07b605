import { LoggerService } from '@backstage/backend-plugin-api';
import { trace } from '@opentelemetry/api';
import { StoreRecord } from '../database';

/** A logger whose lines say which store and which operation they are about. */
export function getLogger(
  logger: LoggerService,
  store: StoreRecord,
): LoggerService {
  const { id, name, cluster, operation } = store;
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return logger.child({
    store: name,
    storeId: id,
    cluster,
    operation: operation.kind,
    operationId: operation.id,
    ...(traceId && { traceId }),
  });
}
