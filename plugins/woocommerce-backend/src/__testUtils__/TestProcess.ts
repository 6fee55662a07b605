import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

const PACKAGE = resolve(__dirname, '../..');

/** The plugin in a process of its own, which can be killed. */
export class TestProcess {
  readonly #url: string;
  readonly #configFile: string;
  #child?: ChildProcess;

  /** Prepares a process that keeps its database in the directory. */
  static async create(options: {
    directory: string;
    woocommerce: JsonObject;
  }): Promise<TestProcess> {
    const { directory, woocommerce } = options;
    const port = await findFreePort();
    const configFile = join(directory, 'app-config.json');
    await writeFile(
      configFile,
      JSON.stringify({
        backend: {
          baseUrl: `http://localhost:${port}`,
          listen: { host: '127.0.0.1', port },
          database: {
            client: 'better-sqlite3',
            connection: { directory: join(directory, 'database') },
          },
        },
        woocommerce,
      }),
    );
    return new TestProcess(`http://localhost:${port}`, configFile);
  }

  private constructor(url: string, configFile: string) {
    this.#url = url;
    this.#configFile = configFile;
  }

  /** Starts it, and returns when it answers. */
  async start(): Promise<void> {
    const { CI, NODE_OPTIONS, ...env } = process.env;
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(PACKAGE, 'dev/index.ts'),
        '--config',
        this.#configFile,
      ],
      {
        cwd: PACKAGE,
        env: { ...env, NODE_ENV: 'development' },
        stdio: 'ignore',
      },
    );
    this.#child = child;
    for (let attempt = 0; attempt < 1_200; attempt += 1) {
      const response = await fetch(
        `${this.#url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      if (response?.ok) {
        return;
      }
      if (child.exitCode !== null) {
        throw new Error(`The process ended with ${child.exitCode}`);
      }
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error('The process does not answer');
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

  async send(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Response> {
    return fetch(`${this.#url}/api/woocommerce${path}`, {
      method,
      headers: {
        authorization: mockCredentials.user.header(),
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  }

  /** Deletes a store as a plan says that was just made. */
  async deleteStore(name: string): Promise<Response> {
    const plan = await this.send('POST', `/stores/${name}/delete-plan`);
    const { hash } = await plan.json();
    return this.send('DELETE', `/stores/${name}?plan=${hash}`);
  }

  /** The store once it looks as expected; throws when it never does. */
  async waitFor(
    name: string,
    matches: (store: Store | undefined) => boolean,
  ): Promise<Store | undefined> {
    let last: Store | undefined;
    for (let attempt = 0; attempt < 450; attempt += 1) {
      const response = await this.send('GET', `/stores/${name}`);
      last = response.ok ? await response.json() : undefined;
      if (matches(last)) {
        return last;
      }
      await new Promise(done => setTimeout(done, 200));
    }
    throw new Error(`Store ${name} still is ${JSON.stringify(last)}`);
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
