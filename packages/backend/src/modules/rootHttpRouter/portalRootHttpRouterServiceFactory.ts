import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { closeConnectionsAfter } from './closeConnectionsAfter';

/** How long requests get that are under way when everything else has stopped. */
const GRACE_MS = 5_000;

/**
 * Backstage's own router, whose server waits no longer for connections than
 * {@link GRACE_MS} when the backend stops. The event bus answers a request when
 * something happens, or after a minute, and asks again.
 */
export const portalRootHttpRouterServiceFactory = rootHttpRouterServiceFactory({
  configure({ applyDefaults, lifecycle, server }) {
    applyDefaults();
    lifecycle.addShutdownHook(() => closeConnectionsAfter(server, GRACE_MS));
  },
});
