// values.yaml is the one place that pins versions: what repeats them has to agree. Needs helm and kubectl on PATH.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import {
  CHART,
  containersOf,
  podTemplates,
  renderedObjects,
} from './chart.mjs';

describe('versions', () => {
  const pinned = {};
  let readme;
  let metadata;

  before(async () => {
    readme = await readFile(join(CHART, 'README.md'), 'utf8');
    metadata = await readFile(join(CHART, 'Chart.yaml'), 'utf8');
    const containers = podTemplates(
      await renderedObjects('object-cache'),
    ).flatMap(({ template }) => containersOf(template));
    const tagOf = name =>
      /:([^:@]+)(@|$)/.exec(
        containers.find(each => each.name === name).image,
      )[1];
    pinned.MariaDB = tagOf('mariadb');
    pinned.Valkey = tagOf('valkey');
    [, pinned.WordPress, pinned.PHP] = /^(.+)-php(.+)-apache$/.exec(
      tagOf('wordpress'),
    );
    pinned.WooCommerce = containers
      .find(({ name }) => name === 'bootstrap')
      .env.find(({ name }) => name === 'STORE_WOOCOMMERCE_VERSION').value;
  });

  test("Chart.yaml's appVersion is WooCommerce's", () => {
    const [, appVersion] = /^appVersion: '(.*)'$/m.exec(metadata);
    assert.equal(appVersion, pinned.WooCommerce);
  });

  for (const name of ['WooCommerce', 'WordPress', 'PHP', 'MariaDB', 'Valkey']) {
    test(`README.md's table has the pinned ${name}`, () => {
      const row = readme
        .split('\n')
        .find(line => line.startsWith(`| ${name} |`));
      assert.equal(row?.split('|')[2].trim(), pinned[name]);
    });
  }

  test('no image has a tag that moves', () => {
    for (const version of Object.values(pinned)) {
      assert.match(version, /^\d+\.\d+/);
    }
  });
});
