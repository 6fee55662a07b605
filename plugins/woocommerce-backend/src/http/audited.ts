import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

/** Does something that leaves an audit record, whether it succeeds or fails. */
export async function audited<T>(options: {
  auditor: AuditorService;
  event: AuditorServiceCreateEventOptions;
  /** Gets what adds to the record that it succeeded. */
  run: (note: (meta: JsonObject) => void) => Promise<T>;
}): Promise<T> {
  const { auditor, event, run } = options;
  const record = await auditor.createEvent(event);
  const meta: JsonObject = {};
  let result: T;
  try {
    result = await run(more => Object.assign(meta, more));
  } catch (error) {
    await record.fail({ error: toError(error) });
    throw error;
  }
  await record.success({ meta });
  return result;
}
