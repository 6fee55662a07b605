import { callForExisting } from '../kubernetes/errors';
import { ClusterApi } from './api/ClusterApi';

/** Reads an object; undefined when it, or its kind, isn't there. */
export async function getIfThere<T>(
  api: ClusterApi,
  path: string,
): Promise<T | undefined> {
  return callForExisting(() => api.get<T>(path));
}
