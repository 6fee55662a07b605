import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Toxiproxy } from 'toxiproxy-node-client';
import { findFreePort } from './findFreePort';
import { NetworkProxy } from './NetworkProxy';
import { waitUntil } from './waitUntil';

/** The `toxiproxy-server` program, which stands between the portal and what it talks to. */
export class ToxiproxyServer {
  readonly #child: ChildProcess;
  readonly #client: Toxiproxy;

  static async start(): Promise<ToxiproxyServer> {
    const port = await findFreePort();
    const child = spawn(
      'toxiproxy-server',
      ['-host', '127.0.0.1', '-port', `${port}`],
      { stdio: 'ignore', env: { ...process.env, LOG_LEVEL: 'error' } },
    );
    const failed = once(child, 'error').then(([error]) => {
      throw error;
    });
    const client = new Toxiproxy(`http://127.0.0.1:${port}`);
    await Promise.race([
      failed,
      waitUntil('toxiproxy-server answers', () =>
        client.getVersion().catch(() => undefined),
      ),
    ]);
    return new ToxiproxyServer(child, client);
  }

  private constructor(child: ChildProcess, client: Toxiproxy) {
    this.#child = child;
    this.#client = client;
  }

  /** Opens a port that leads to another one, both on this machine. */
  async createProxy(name: string, upstreamPort: number): Promise<NetworkProxy> {
    const port = await findFreePort();
    const proxy = await this.#client.createProxy({
      name,
      listen: `127.0.0.1:${port}`,
      upstream: `127.0.0.1:${upstreamPort}`,
    });
    return new NetworkProxy(proxy, port);
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}
