/** What the API server keeps of one object. */
export interface EtcdEntry {
  /** Such as `/registry/secrets/store-one/sh.helm.release.v1.store-one.v1`. */
  readonly key: string;
  readonly value: Buffer;
}

/** The cluster's etcd, by its gateway for HTTP. */
export class Etcd {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Drops what objects were before, which the API server has done every five minutes. */
  async compact(): Promise<void> {
    const { header } = await this.#ask('maintenance/status');
    const { revision } = header as { revision: string };
    await this.#ask('kv/compaction', { revision, physical: true });
    // Pages that are free count as used until the file is written anew.
    await this.#ask('maintenance/defragment');
  }

  /** The bytes of its file that hold something. */
  async readSizeInUse(): Promise<number> {
    const { dbSizeInUse } = await this.#ask('maintenance/status');
    return Number(dbSizeInUse);
  }

  /** All that the API server keeps, as it is now. */
  async readEntries(): Promise<EtcdEntry[]> {
    const { kvs } = await this.#ask('kv/range', {
      key: encode('/registry/'),
      range_end: encode('/registry0'),
    });
    return (kvs as { key: string; value: string }[]).map(({ key, value }) => ({
      key: Buffer.from(key, 'base64').toString(),
      value: Buffer.from(value, 'base64'),
    }));
  }

  async #ask(
    path: string,
    body: Record<string, unknown> = {},
  ): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.#url}/v3/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`etcd answers ${response.status} to ${path}: ${text}`);
    }
    return JSON.parse(text);
  }
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}
