import { join, resolve } from 'node:path';

// These sources are run as they are, never built into another folder.
// eslint-disable-next-line no-restricted-syntax
const ROOT = resolve(__dirname, '../..');

export const BACKEND_PACKAGE = join(ROOT, 'packages/backend');
export const BACKSTAGE_JSON = join(ROOT, 'backstage.json');
export const BOOTSTRAP = join(ROOT, 'script/bootstrap');
export const CHART = join(ROOT, 'charts/woocommerce-store');
export const FLUX_MODULES = join(ROOT, 'dev/flux');
export const PORTAL_CONFIG = join(ROOT, 'app-config.yaml');
export const RESULTS = join(ROOT, 'benchmarks/results');
