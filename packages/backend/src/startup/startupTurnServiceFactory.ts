import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readSharedConnection } from './readSharedConnection';
import { StartupTurn } from './StartupTurn';

const startupTurnServiceRef = createServiceRef<StartupTurn | undefined>({
  id: 'portal.startup-turn',
  scope: 'root',
});

/**
 * Lets replicas that share a database start one after the other. The plugins wait
 * for it without knowing, because root services are made before them.
 */
export const startupTurnServiceFactory = createServiceFactory({
  service: startupTurnServiceRef,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.rootLogger,
    // Probes are answered meanwhile.
    httpRouter: coreServices.rootHttpRouter,
  },
  async factory({ config, lifecycle, logger }) {
    const connection = readSharedConnection(config);
    if (!connection) {
      return undefined;
    }
    logger.info('Waiting for other replicas to have started');
    const turn = await StartupTurn.take({ connection });
    lifecycle.addStartupHook(() => turn.end());
    return turn;
  },
});
