import { createApp } from '@backstage/frontend-defaults';
import { apiDocsModule } from './modules/apiDocs';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

/**
 * The portal. Its plugins are found by `app.packages` and set up by
 * `app.extensions` in the configuration.
 */
export const app = createApp({
  features: [apiDocsModule, navModule, signInModule],
});
