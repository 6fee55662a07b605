import { once } from 'node:events';
import { createServer, Server, Socket } from 'node:net';

/** Takes connections and never says a word, as an API server behind a dead network does. */
export class SilentServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  static async start(): Promise<SilentServer> {
    const silent = new SilentServer();
    silent.#server.listen(0, '127.0.0.1');
    await once(silent.#server, 'listening');
    return silent;
  }

  private constructor() {
    this.#server = createServer(socket => {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get url(): string {
    const address = this.#server.address();
    return `https://127.0.0.1:${
      typeof address === 'object' && address ? address.port : 0
    }`;
  }

  async stop(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    this.#server.close();
    await once(this.#server, 'close');
  }
}
