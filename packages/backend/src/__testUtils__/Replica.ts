import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { writeUnreachableKubeconfig } from './writeUnreachableKubeconfig';

const PACKAGE = resolve(__dirname, '../..');
const MAX_OUTPUT_LENGTH = 4_000;
const TOKEN = 'the-token-of-the-tests';

/** One of several backends, in a process of its own, that share a database. */
export class Replica {
  readonly url: string;
  readonly #directory: string;
  readonly #entry: string;
  readonly #knex: Knex;
  #child?: ChildProcess;

  /** Prepares a backend that keeps what it has to in the directory. */
  static async create(options: {
    directory: string;
    knex: Knex;
    /** The file with the backend, relative to the package. */
    entry?: string;
  }): Promise<Replica> {
    const { directory, knex, entry = 'src/index.ts' } = options;
    const url = `http://localhost:${await findFreePort()}`;
    return new Replica({ url, directory, entry, knex });
  }

  private constructor(options: {
    url: string;
    directory: string;
    entry: string;
    knex: Knex;
  }) {
    this.url = options.url;
    this.#directory = options.directory;
    this.#entry = options.entry;
    this.#knex = options.knex;
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param config - configuration beyond that of the portal
   */
  async start(config: JsonObject = {}): Promise<void> {
    const configFiles = await this.#writeConfigs(config);
    const { CI, NODE_OPTIONS, ...env } = process.env;
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(PACKAGE, this.#entry),
        '--config',
        resolve(PACKAGE, '../../app-config.yaml'),
        ...configFiles.flatMap(file => ['--config', file]),
      ],
      {
        cwd: PACKAGE,
        env: { ...env, NODE_ENV: 'development' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    let output = '';
    const keep = (text: string) => {
      output = `${output}${text}`.slice(-MAX_OUTPUT_LENGTH);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    for (let attempt = 0; attempt < 1_200; attempt += 1) {
      const response = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (response?.ok) {
        return;
      }
      if (child.exitCode !== null) {
        throw new Error(`The backend ended with ${child.exitCode}: ${output}`);
      }
      await delay(100);
    }
    throw new Error(`The backend does not answer: ${output}`);
  }

  /** Ends it as a machine that loses its power does. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
  }

  /** Asks for a store, and returns its id once that is recorded. */
  async createStore(name: string): Promise<string> {
    const response = await this.#send('/api/woocommerce/stores', {
      method: 'POST',
      body: JSON.stringify({ name, owner: 'group:default/shops' }),
    });
    await requireStatus(response, 202);
    const { id } = await response.json();
    return id;
  }

  /** Returns once the catalog knows who owns the stores of the tests. */
  async waitForOwner(): Promise<void> {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (await this.hasEntity('group/default/shops')) {
        return;
      }
      await delay(100);
    }
    throw new Error('The catalog does not know the owner');
  }

  /** Signs in as the guest, and returns a token that says so. */
  async signIn(): Promise<string> {
    const response = await fetch(`${this.url}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await response.json();
    return backstageIdentity.token;
  }

  /** Reads something of the stores' API as a service, which may read everything. */
  async read<T>(path: string): Promise<T> {
    const response = await this.#send(`/api/woocommerce${path}`);
    return response.json();
  }

  /** Whether there is an entity in the catalog. */
  async hasEntity(path: string): Promise<boolean> {
    const response = await this.#send(`/api/catalog/entities/by-name/${path}`);
    return response.ok;
  }

  /** Has the catalog's entities indexed now, by whichever replica is free to. */
  async indexEntities(): Promise<void> {
    const task = 'search_index_software_catalog';
    const response = await this.#send(
      `/api/search/.backstage/scheduler/v1/tasks/${task}/trigger`,
      { method: 'POST' },
    );
    await requireStatus(response, 200);
  }

  /** The titles of what a search finds. */
  async search(term: string): Promise<string[]> {
    const response = await this.#send(`/api/search/query?term=${term}`);
    await requireStatus(response, 200);
    const { results } = await response.json();
    return results.map(
      ({ document }: { document: { title: string } }) => document.title,
    );
  }

  /** Returns the files, of which a later one goes over an earlier one. */
  async #writeConfigs(config: JsonObject): Promise<string[]> {
    const { port } = new URL(this.url);
    const kubeconfig = await writeUnreachableKubeconfig(this.#directory);
    const configFile = join(this.#directory, `app-config.${port}.json`);
    const testFile = join(this.#directory, `app-config.${port}.test.json`);
    await writeFile(
      configFile,
      JSON.stringify({
        backend: {
          baseUrl: this.url,
          listen: { host: '127.0.0.1', port: Number(port) },
          auth: {
            externalAccess: [
              { type: 'static', options: { token: TOKEN, subject: 'test' } },
            ],
          },
          database: {
            client: 'pg',
            connection: toConnection(this.#knex),
            pluginDivisionMode: 'schema',
          },
        },
        // One that is answered 404 while another starts would do without the bus.
        events: { useEventBus: 'always' },
        woocommerce: { clusters: [{ name: 'away', kubeconfig }] },
      }),
    );
    await writeFile(testFile, JSON.stringify(config));
    return [configFile, testFile];
  }

  #send(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
      },
    });
  }
}

async function requireStatus(
  response: Response,
  status: number,
): Promise<void> {
  if (response.status !== status) {
    throw new Error(`${response.status}: ${await response.text()}`);
  }
}

/** With the password, which Knex hides from whoever prints the settings. */
function toConnection(knex: Knex): JsonObject {
  const { host, port, user, password, database } =
    knex.client.connectionSettings;
  return { host, port, user, password, database };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
