import { once } from 'node:events';
import { connect, createServer, Server, Socket } from 'node:net';

/** Stands between the portal and an API server, and can be cut. */
export class TestProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #cut = false;

  /** Starts a proxy to the host and port of a URL. */
  static async start(target: string): Promise<TestProxy> {
    const { hostname, port } = new URL(target);
    const proxy = new TestProxy(hostname, Number(port));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  private constructor(host: string, port: number) {
    this.#server = createServer(client => {
      if (this.#cut) {
        client.destroy();
        return;
      }
      const upstream = connect(port, host);
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ]) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** Ends all connections and lets no new one through. */
  cut(): void {
    this.#cut = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  /** Carries nothing any more over the connections that there are, without ending them. */
  freeze(): void {
    for (const socket of this.#sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  /** Lets connections through again. */
  mend(): void {
    this.#cut = false;
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
