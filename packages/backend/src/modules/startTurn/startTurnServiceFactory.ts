import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readTurnDatabase } from './readTurnDatabase';
import { StartTurn } from './StartTurn';

/** Nobody asks for it: it is there so that it is waited for before plugins start. */
const startTurnServiceRef = createServiceRef<{}>({
  id: 'portal.start-turn',
  scope: 'root',
});

/** Lets replicas that share a database start one after the other. */
export const startTurnServiceFactory = createServiceFactory({
  service: startTurnServiceRef,
  initialization: 'always',
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.rootLogger,
  },
  async factory({ config, lifecycle, logger }) {
    const database = readTurnDatabase(config);
    if (database) {
      const turn = StartTurn.create({ database, logger });
      await turn.take();
      lifecycle.addStartupHook(() => turn.end());
    }
    return {};
  },
});
