// What Backstage is told. Needs helm and kubectl on PATH and no cluster.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderedConfig, renderedObjects } from './chart.mjs';

function file(path) {
  return { $file: `/run/secrets/portal/${path}` };
}

/** What keeps a connection that nobody answers from holding requests up. */
const GIVES_UP = {
  connectionTimeoutMillis: 10000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10000,
};

async function checksum(args) {
  const objects = await renderedObjects('default', args);
  const { spec } = objects.find(({ kind }) => kind === 'Deployment');
  return spec.template.metadata.annotations['checksum/config'];
}

describe('the configuration', () => {
  test('has the address of the portal in all its places', async () => {
    const { app, backend } = await renderedConfig('default');
    const url = 'https://portal.example.com';
    assert.deepEqual(
      [app.baseUrl, backend.baseUrl, backend.cors.origin],
      [url, url, url],
    );
  });

  test('names files for everything that is secret', async () => {
    const { backend, kubernetes } = await renderedConfig('cloudnativepg');
    assert.deepEqual(backend.auth.keys, [
      { secret: file('backend/backend-secret') },
    ]);
    assert.deepEqual(backend.database.connection, {
      ...GIVES_UP,
      host: file('database/host'),
      port: file('database/port'),
      user: file('database/user'),
      password: file('database/password'),
      database: file('database/name'),
      ssl: { rejectUnauthorized: true, ca: file('database-ca/ca.crt') },
    });
    const [{ clusters }] = kubernetes.clusterLocatorMethods;
    assert.deepEqual(clusters[0].serviceAccountToken, file('viewer/token'));
  });

  test('needs no right to make databases', async () => {
    const { backend } = await renderedConfig('default');
    const { pluginDivisionMode, ensureExists, ensureSchemaExists } =
      backend.database;
    assert.deepEqual(
      { pluginDivisionMode, ensureExists, ensureSchemaExists },
      {
        pluginDivisionMode: 'schema',
        ensureExists: false,
        ensureSchemaExists: true,
      },
    );
  });

  test('knows what of a managed database is not secret', async () => {
    const { backend } = await renderedConfig('managed-database');
    assert.deepEqual(backend.database.connection, {
      ...GIVES_UP,
      host: 'db.example.com',
      port: '6432',
      user: 'portal',
      password: file('database/password'),
      database: 'portal',
      ssl: { rejectUnauthorized: true },
    });
  });

  test('leads to the bundled PostgreSQL', async () => {
    const { backend } = await renderedConfig('local');
    const { host, port, user, database } = backend.database.connection;
    assert.deepEqual(
      [host, port, user, database],
      ['portal-postgresql', '5432', 'backstage', 'backstage'],
    );
  });

  test('has the clusters for stores, its own one first', async () => {
    const own = await renderedConfig('default');
    assert.deepEqual(own.woocommerce.clusters, [{ name: 'local' }]);
    const others = await renderedConfig('clusters');
    assert.deepEqual(others.woocommerce.clusters, [
      {
        name: 'berlin',
        kubeconfig: '/run/secrets/portal/clusters/berlin/kubeconfig',
      },
      {
        name: 'paris',
        kubeconfig: '/run/secrets/portal/clusters/paris/kubeconfig',
        labels: { 'example.com/region': 'eu-west' },
        concurrency: 10,
        storefront: {
          domainTemplate: '{name}.paris.example.com',
          route: 'httpRoute',
          gateways: [{ name: 'public', namespace: 'gateways' }],
        },
      },
    ]);
  });

  test('tells what is particular to its own cluster, too', async () => {
    const { woocommerce } = await renderedConfig('default', [
      '--set-json',
      'stores.localClusterSettings={"labels":{"tier":"gold"},"concurrency":5,"storefront":{"scheme":"http"}}',
    ]);
    assert.deepEqual(woocommerce.clusters, [
      {
        name: 'local',
        labels: { tier: 'gold' },
        concurrency: 5,
        storefront: { scheme: 'http' },
      },
    ]);
  });

  test('shows no workloads without a token for them', async () => {
    const { kubernetes } = await renderedConfig('extra-objects');
    assert.deepEqual(kubernetes.clusterLocatorMethods, [
      { type: 'config', clusters: [] },
    ]);
  });

  test('has appConfig over all of it', async () => {
    const { app, backend, woocommerce } = await renderedConfig('default', [
      '--set-json',
      'appConfig={"app":{"title":"Shops"},"backend":{"database":{"knexConfig":{"pool":{"max":3}}}},"woocommerce":{"clusters":[{"name":"other"}]}}',
    ]);
    assert.equal(app.title, 'Shops');
    assert.equal(app.baseUrl, 'https://portal.example.com');
    assert.deepEqual(backend.database.knexConfig.pool, { min: 0, max: 3 });
    assert.deepEqual(woocommerce.clusters, [{ name: 'other' }]);
  });

  test('makes pods start anew when it changes, and only then', async () => {
    const first = await checksum([]);
    assert.equal(await checksum(['--set', 'portal.replicas=5']), first);
    assert.notEqual(await checksum(['--set', 'appConfig.a=b']), first);
    assert.notEqual(await checksum(['--set', 'stores.scheme=http']), first);
  });
});
