import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { CliHelmProgram } from '../helm/CliHelmProgram';
import { HelmRootHealthService } from './HelmRootHealthService';

/**
 * Takes the place of Backstage's own health service: the backend is ready when
 * it has started and there is a Helm that can be run. A plugin can't add to that
 * by itself, so that it is added to the backend beside the plugin.
 *
 * @public
 */
export const woocommerceRootHealthServiceFactory = createServiceFactory({
  service: coreServices.rootHealth,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
  },
  factory({ config, lifecycle }) {
    const command =
      config.getOptionalString('woocommerce.helm.command') ?? 'helm';
    return HelmRootHealthService.create({
      lifecycle,
      program: CliHelmProgram.create({ command }),
    });
  },
});
