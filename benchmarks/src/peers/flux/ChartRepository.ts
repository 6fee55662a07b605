import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { CHART } from '../../paths';
import { runProgram } from '../../programs/runProgram';
import { Settings } from '../../readSettings';

/** A Helm repository with the portal's chart, on this machine only. */
export class ChartRepository {
  readonly url: string;
  readonly #server: Server;

  static async start(settings: Settings): Promise<ChartRepository> {
    const directory = join(settings.directory, 'charts');
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    const server = createServer(async (request, response) => {
      const file = join(directory, basename(request.url ?? ''));
      try {
        response.end(await readFile(file));
      } catch {
        response.writeHead(404).end();
      }
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const helm = join(settings.programs, 'helm');
    await runProgram(helm, ['package', CHART, `--destination=${directory}`]);
    await runProgram(helm, ['repo', 'index', directory, `--url=${url}`]);
    return new ChartRepository(url, server);
  }

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close').catch(() => {});
  }
}
