import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import { Telemetry } from './startTelemetry';

const telemetryServiceRef = createServiceRef<Telemetry>({
  id: 'woocommerce-portal.telemetry',
  scope: 'root',
});

/** Has what was measured and followed last sent before the portal ends. */
export function createTelemetryShutdown(telemetry: Telemetry): ServiceFactory {
  return createServiceFactory({
    service: telemetryServiceRef,
    deps: { lifecycle: coreServices.rootLifecycle },
    initialization: 'always',
    factory: ({ lifecycle }) => {
      lifecycle.addShutdownHook(() => telemetry.stop());
      return telemetry;
    },
  });
}
