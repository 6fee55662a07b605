import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, RequestOptions } from 'node:https';
import { SecureContextOptions } from 'node:tls';
import type { KubeConfig } from '@kubernetes/client-node';
import { ClusterConfig } from '../../config';
import { KubernetesModule } from '../loadKubernetes';
import { LoadedKubeConfig, readKubeConfig } from './readKubeConfig';

/** What a request needs to be let in by an API server. */
export interface ClusterCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: HttpAgent | HttpsAgent;
  /** What a TLS connection is opened with; undefined without TLS, or when a proxy opens it. */
  readonly tls?: TlsOptions;
}

/** Who is trusted, and who we are. */
export type TlsOptions = Pick<SecureContextOptions, 'ca' | 'cert' | 'key'> & {
  rejectUnauthorized?: boolean;
  servername?: string;
};

/** A token in a file is replaced long before it ends: it is read as often as client-go does. */
const MAX_AGE_MS = 60_000;

const KEEP_ALIVE = {
  keepAlive: true,
  keepAliveMsecs: 15_000,
  // Ends idle connections before the API server does, after 90 s, so that no
  // request is sent on one that is just being ended.
  timeout: 30_000,
};

/**
 * The portal's way into a cluster. Its credentials may change at any time: a
 * token that is kept in a file is read again every minute, and everything is
 * when the API server refuses what was read last.
 */
export class ClusterAccess {
  readonly #module: KubernetesModule;
  readonly #cluster: Pick<ClusterConfig, 'kubeconfig' | 'context'>;
  /** The address of the API server, which may have a path. */
  readonly server: string;
  #loaded: LoadedKubeConfig;
  #current?: ClusterCredentials;
  #readAt = 0;
  #reading?: Promise<ClusterCredentials>;

  static create(options: {
    module: KubernetesModule;
    cluster: Pick<ClusterConfig, 'kubeconfig' | 'context'>;
  }): ClusterAccess {
    return new ClusterAccess(options.module, options.cluster);
  }

  private constructor(
    module: KubernetesModule,
    cluster: Pick<ClusterConfig, 'kubeconfig' | 'context'>,
  ) {
    this.#module = module;
    this.#cluster = cluster;
    this.#loaded = readKubeConfig(module, cluster);
    const found = this.#loaded.kubeConfig.getCurrentCluster();
    if (!found) {
      throw new Error('The kubeconfig has no current cluster');
    }
    this.server = found.server;
  }

  get kubeConfig(): KubeConfig {
    return this.#loaded.kubeConfig;
  }

  /** The credentials, read within the last minute. */
  async get(): Promise<ClusterCredentials> {
    if (this.#current && performance.now() - this.#readAt < MAX_AGE_MS) {
      return this.#current;
    }
    return this.#read();
  }

  /**
   * Reads everything again because credentials were refused.
   *
   * @returns whether there are others now, with which it can be tried again
   */
  async renew(refused: ClusterCredentials): Promise<boolean> {
    if (this.#current && !isSame(this.#current, refused)) {
      return true;
    }
    try {
      this.#loaded = readKubeConfig(this.#module, this.#cluster);
    } catch {
      // Somebody is just writing it. What was refused has to do until then.
      return false;
    }
    return !isSame(await this.#read(), refused);
  }

  async #read(): Promise<ClusterCredentials> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readOnce(): Promise<ClusterCredentials> {
    const { kubeConfig, tokenFile } = this.#loaded;
    const options: RequestOptions = {};
    await kubeConfig.applyToHTTPSOptions(options);
    const headers = toHeaders(options);
    if (tokenFile) {
      const token = await readFile(tokenFile, 'utf8');
      headers.authorization = `Bearer ${token.trim()}`;
    }
    const tls = this.#toTls(options);
    const previous = this.#current;
    this.#current =
      previous && isSameTls(previous.tls, tls)
        ? // Open connections stay in use.
          { ...previous, headers }
        : { headers, tls, agent: this.#toAgent(options, tls) };
    this.#readAt = performance.now();
    return this.#current;
  }

  #toTls(options: RequestOptions): TlsOptions | undefined {
    const proxied = this.kubeConfig.getCurrentCluster()?.proxyUrl;
    if (proxied || !this.server.startsWith('https:')) {
      return undefined;
    }
    const { ca, cert, key, rejectUnauthorized, servername } = options;
    return {
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
      ...(servername && { servername }),
    };
  }

  /** The client library's agents never use a connection twice; it knows how to use a proxy. */
  #toAgent(
    options: RequestOptions,
    tls: TlsOptions | undefined,
  ): HttpAgent | HttpsAgent {
    if (tls) {
      return new HttpsAgent({ ...KEEP_ALIVE, ...tls });
    }
    return this.kubeConfig.getCurrentCluster()?.proxyUrl
      ? (options.agent as HttpsAgent)
      : new HttpAgent(KEEP_ALIVE);
  }
}

function toHeaders({ headers, auth }: RequestOptions): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    result[name.toLowerCase()] = String(value);
  }
  if (auth) {
    result.authorization = `Basic ${Buffer.from(auth).toString('base64')}`;
  }
  return result;
}

function isSame(one: ClusterCredentials, other: ClusterCredentials): boolean {
  return (
    one.headers.authorization === other.headers.authorization &&
    isSameTls(one.tls, other.tls)
  );
}

/** Certificates are compared as the Buffers or the PEM text that they were read as. */
function isSameTls(
  one: TlsOptions | undefined,
  other: TlsOptions | undefined,
): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
