import { join, resolve } from 'node:path';

// These sources are run as they are, never built into another folder.
// eslint-disable-next-line no-restricted-syntax
export const ROOT = resolve(__dirname, '../..');

/** The portal that is measured. */
export const BACKEND_PACKAGE = join(ROOT, 'packages/backend');
/** Says which version of Backstage it is made of. */
export const BACKSTAGE_JSON = join(ROOT, 'backstage.json');
/** Builds programs that are missing. */
export const BOOTSTRAP = join(ROOT, 'script/bootstrap');
/** The chart of which all stores are made. */
export const CHART = join(ROOT, 'charts/woocommerce-store');
/** A folder with a go.mod for each of Flux’s controllers. */
export const FLUX_MODULES = join(ROOT, 'dev/flux');
/** The configuration on which the portal’s own is laid. */
export const PORTAL_CONFIG = join(ROOT, 'app-config.yaml');
/** Where results are kept. */
export const RESULTS = join(ROOT, 'benchmarks/results');
