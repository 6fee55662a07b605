import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Does something that leaves an audit record, whether it succeeds or fails. */
export async function audited<T>(options: {
  auditor: AuditorService;
  event: AuditorServiceCreateEventOptions;
  run: () => Promise<T>;
}): Promise<T> {
  const { auditor, event, run } = options;
  const record = await auditor.createEvent(event);
  let result: T;
  try {
    result = await run();
  } catch (error) {
    await record.fail({ error: toError(error) });
    throw error;
  }
  await record.success();
  return result;
}
