import createLimit from 'p-limit';
import { PortalApi } from './PortalApi';

/** As many stores as the portal looks at by itself at the same time. */
const LOOKS = 10;

/** Has stores looked at in their cluster, and returns once all were. */
export async function refreshStores(
  api: PortalApi,
  stores: ReadonlyArray<{ readonly name: string }>,
): Promise<void> {
  const limit = createLimit(LOOKS);
  await Promise.all(
    stores.map(({ name }) => limit(() => api.refreshStore(name))),
  );
}
