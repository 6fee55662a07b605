import type { V1Secret } from '@kubernetes/client-node';
import { ObservedSecret } from '../kubernetes/ObservedStore';

/**
 * Says which keys a Secret has by its metadata alone: the API server keeps the
 * names of all fields that anyone has set among the managed fields, and their
 * values elsewhere.
 */
export function summarizeSecret(
  secret: V1Secret | undefined,
): ObservedSecret | undefined {
  if (!secret) {
    return undefined;
  }
  const fields = secret.metadata?.managedFields ?? [];
  const keys = fields.flatMap(({ fieldsV1 }) =>
    Object.keys((fieldsV1 as ManagedSecretFields | undefined)?.['f:data'] ?? {})
      .filter(field => field.startsWith('f:'))
      .map(field => field.slice('f:'.length)),
  );
  return fields.length > 0 ? { keys: [...new Set(keys)] } : {};
}

interface ManagedSecretFields {
  'f:data'?: Record<string, object>;
}
