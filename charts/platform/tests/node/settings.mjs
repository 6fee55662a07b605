// What the suite is run with, from the environment that script/lib/stage-real-node.sh makes.
import * as stores from '../../../woocommerce-store/tests/node/settings.mjs';

const read = name => process.env[name] ?? '';

/** Splits `registry/repository:tag` into the chart's values. */
function image(reference) {
  const [, registry, repository, tag] =
    /^([^/]+)\/(.+):([^:/]+)$/.exec(reference) ?? [];
  return { registry, repository, tag };
}

const PORTAL = read('WOOCOMMERCE_NODE_PORTAL');

export const SKIP =
  stores.SKIP ||
  (PORTAL
    ? false
    : 'WOOCOMMERCE_NODE_PORTAL is not set: there is no image of the portal on the node');

/** The portal's image, and the one that it is upgraded to. */
export const FIRST = image(PORTAL);
export const NEXT = image(read('WOOCOMMERCE_NODE_PORTAL_NEXT') || PORTAL);

/** WordPress with the plugin baked in, beside the image that downloads it; undefined when there is none. */
export const BAKED = read('WOOCOMMERCE_NODE_BAKED')
  ? image(read('WOOCOMMERCE_NODE_BAKED'))
  : undefined;

/** The bundled PostgreSQL's image; the chart's own when nothing is set. */
export const POSTGRES = read('WOOCOMMERCE_NODE_POSTGRES')
  ? image(read('WOOCOMMERCE_NODE_POSTGRES'))
  : {};
