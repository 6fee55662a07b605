import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import { parse } from 'yaml';

jest.setTimeout(30_000);

const ROOT = resolve(__dirname, '../../..');

interface CatalogConfig extends JsonObject {
  rules: JsonObject[];
  locations: { type: string; target: string; rules?: JsonObject[] }[];
}

/** Makes an operator of whoever is called so. */
const MALLORY = `
apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: mallory
spec:
  memberOf: [platform]
`;

describe('the catalog of the portal', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalog-rules-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('takes people and groups from the organization’s file alone', async () => {
    const { catalog } = parse(
      await readFile(join(ROOT, 'app-config.yaml'), 'utf8'),
    ) as { catalog: CatalogConfig };
    const organization = catalog.locations.find(({ target }) =>
      target.endsWith('/org.yaml'),
    )!;
    const other = join(folder, 'catalog-info.yaml');
    await writeFile(other, MALLORY);
    const failures: string[] = [];
    const events = mockServices.events.mock({
      publish: async ({ eventPayload }) => {
        failures.push(JSON.stringify(eventPayload, replaceErrors));
      },
    });
    const backend = await startTestBackend({
      features: [
        events.factory,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: 'http://localhost' },
            catalog: {
              rules: catalog.rules,
              locations: [
                {
                  ...organization,
                  target: resolve(
                    ROOT,
                    'packages/backend',
                    organization.target,
                  ),
                },
                { type: 'file', target: other },
              ],
            },
          },
        }),
        import('@backstage/plugin-catalog-backend'),
      ],
    });
    try {
      let people: string[] = [];
      while (
        !people.includes('guest') ||
        ![...people, ...failures].some(isMallory)
      ) {
        await setTimeout(100);
        const { body } = await request(backend.server).get(
          '/api/catalog/entities?filter=kind=user',
        );
        people = body.map(({ metadata }: Entity) => metadata.name);
      }
      expect(people).toEqual(['guest']);
      expect(failures).toEqual([
        expect.stringContaining('is not of an allowed kind for that location'),
      ]);
    } finally {
      await backend.stop();
    }
  });
});

function isMallory(text: string): boolean {
  return text.includes('mallory');
}

function replaceErrors(_: string, value: unknown): unknown {
  return value instanceof Error ? value.message : value;
}
