import { Proxy, Toxic } from 'toxiproxy-node-client';

/** The only way from one process of the portal to the API server or the database. */
export class NetworkProxy {
  readonly port: number;
  readonly #proxy: Proxy;
  #toxics: Array<Toxic<unknown>> = [];

  constructor(proxy: Proxy, port: number) {
    this.#proxy = proxy;
    this.port = port;
  }

  /** Ends all connections and lets no new one through. */
  async cut(): Promise<void> {
    await this.#enable(false);
  }

  /** Resets all connections at once; new ones get through. */
  async reset(): Promise<void> {
    await this.#enable(false);
    await this.#enable(true);
  }

  /** Swallows everything, and nobody learns that a connection is dead. */
  async blackhole(): Promise<void> {
    for (const stream of ['upstream', 'downstream'] as const) {
      await this.#add('timeout', stream, { timeout: 0 });
    }
  }

  /** Delays every answer. */
  async slow(latencyMs: number): Promise<void> {
    await this.#add('latency', 'downstream', {
      latency: latencyMs,
      jitter: latencyMs / 4,
    });
  }

  /** Everything gets through again. */
  async mend(): Promise<void> {
    const toxics = this.#toxics;
    this.#toxics = [];
    for (const toxic of toxics) {
      await toxic.remove();
    }
    await this.#enable(true);
  }

  async #add(
    type: 'timeout' | 'latency',
    stream: 'upstream' | 'downstream',
    attributes: object,
  ): Promise<void> {
    this.#toxics.push(
      await this.#proxy.addToxic<unknown>({
        name: `${type}-${stream}`,
        type,
        stream,
        toxicity: 1,
        attributes,
      }),
    );
  }

  async #enable(enabled: boolean): Promise<void> {
    const { listen, upstream } = this.#proxy;
    await this.#proxy.update({ enabled, listen, upstream });
  }
}
