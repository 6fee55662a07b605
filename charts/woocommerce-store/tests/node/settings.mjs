// What the suite is run with, from the environment that script/lib/stage-real-node.sh makes.
import { randomInt } from 'node:crypto';

const read = (name, otherwise = '') => process.env[name] || otherwise;

/** Splits `registry/repository:tag` into the chart's values. */
function image(reference) {
  const match = /^([^/]+)\/(.+):([^:/]+)$/.exec(reference);
  if (!match) {
    throw new Error(`${reference} is no image of the form registry/name:tag`);
  }
  const [, registry, repository, tag] = match;
  return { registry, repository, tag, pullPolicy: 'IfNotPresent' };
}

export const SKIP = read('WOOCOMMERCE_NODE')
  ? false
  : 'WOOCOMMERCE_NODE is not set: there is no node on which pods truly run';

/** Whether this machine is the node, so that its processes and folders can be seen. */
export const ON_THIS_MACHINE = read('WOOCOMMERCE_NODE') === 'this-machine';

const BAKED = read('WOOCOMMERCE_IMAGE');
export const IMAGES = {
  wordpress: image(
    BAKED ||
      read(
        'WOOCOMMERCE_NODE_WORDPRESS',
        'docker.io/library/wordpress:7.1.0-php8.3-apache',
      ),
  ),
  mariadb: image(
    read('WOOCOMMERCE_NODE_MARIADB', 'docker.io/library/mariadb:11.8.8'),
  ),
};

/** Where WooCommerce comes from: a real archive, the image, or the stand-in. Its version: empty is the chart's. */
export const WOOCOMMERCE = {
  archive: read('WOOCOMMERCE_ZIP'),
  isBaked: BAKED !== '',
  version: read('WOOCOMMERCE_VERSION'),
};
export const IS_REAL = WOOCOMMERCE.archive !== '' || WOOCOMMERCE.isBaked;

/** Where the ingress listens, for us and for pods, as host:port. Empty: what the Ingress says. */
export const ROUTE = {
  http: read('WOOCOMMERCE_NODE_HTTP'),
  https: read('WOOCOMMERCE_NODE_HTTPS'),
};

/** Hosts of the stores are below this domain. They need not resolve. */
export const DOMAIN = read('WOOCOMMERCE_NODE_DOMAIN', 'localtest.me');

/** A Gateway that takes routes of every namespace, as namespace/name. */
export const GATEWAY = read('WOOCOMMERCE_NODE_GATEWAY');

/** Printed by what uses it: the same seed makes the same choices. */
export const SEED = Number(
  read('WOOCOMMERCE_NODE_SEED', String(randomInt(1_000_000))),
);
