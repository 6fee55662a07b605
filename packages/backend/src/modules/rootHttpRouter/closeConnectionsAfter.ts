import { Server } from 'node:http';

/** Closes what is still open after a while. Nothing waits for it. */
export function closeConnectionsAfter(server: Server, graceMs: number): void {
  setTimeout(() => server.closeAllConnections(), graceMs).unref();
}
