// Who may talk to whom in a store. Needs helm and kubectl on PATH and no cluster.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderedObjects } from './chart.mjs';

describe('network policies', () => {
  const policies = async (shape, args) => {
    const objects = await renderedObjects(shape, args);
    const found = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    return Object.fromEntries(
      found.map(({ metadata, spec }) => [
        metadata.name.replace('store-demo-', ''),
        spec,
      ]),
    );
  };

  test('deny by default, in both directions', async () => {
    const { default: spec } = await policies('default');
    assert.deepEqual(spec, {
      podSelector: {
        matchLabels: { 'app.kubernetes.io/instance': 'store-demo' },
      },
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test('let names be looked up over UDP and TCP', async () => {
    const { wordpress, cron } = await policies('default');
    for (const { egress } of [wordpress, cron]) {
      assert.deepEqual(egress[0], {
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      });
    }
  });

  test('let nobody but WordPress reach MariaDB, and MariaDB reach nobody', async () => {
    const { mariadb } = await policies('default');
    assert.equal(mariadb.egress, undefined);
    assert.equal(mariadb.ingress.length, 1);
    assert.equal(
      mariadb.ingress[0].from[0].podSelector.matchLabels[
        'app.kubernetes.io/component'
      ],
      'wordpress',
    );
  });

  test('close the internet with one switch', async () => {
    const ipBlocks = ({ wordpress }) =>
      JSON.stringify(wordpress).includes('ipBlock');
    assert.equal(ipBlocks(await policies('default')), true);
    assert.equal(
      ipBlocks(await policies('default', ['--set', 'internetAccess=false'])),
      false,
    );
  });

  test('still let the cron pod in when only the controller may come', async () => {
    const { wordpress } = await policies('ingress-tls');
    const [{ from }] = wordpress.ingress;
    assert.equal(from.length, 2);
    assert.equal(
      from[1].podSelector.matchLabels['app.kubernetes.io/component'],
      'cron',
    );
  });
});
