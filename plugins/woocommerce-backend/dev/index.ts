import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { woocommerceRootHealthServiceFactory } from '../src';

/**
 * The plugin alone, in which every caller is the same user. It takes its
 * configuration from the files that `--config` names, or from the repository's.
 */
const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(import('../src'));
backend.add(woocommerceRootHealthServiceFactory);

backend.start();
