// What an image registry says about a tag or a digest, by the API that the Open Container Initiative has described.
import { createHash } from 'node:crypto';

// Lists of images for several systems come first: a digest of one system's image would not run on another.
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const SECONDS = 30;

export class Registry {
  #fetch;
  #tokens = new Map();

  static create({ fetch = globalThis.fetch } = {}) {
    const registry = new Registry();
    registry.#fetch = fetch;
    return registry;
  }

  /** The digest of registry/repository:tag, reckoned from what the registry has sent rather than believed. */
  async findDigest(image) {
    const { url, scope } = addressOf(image);
    const response = await this.#get(url, scope);
    const content = Buffer.from(await response.arrayBuffer());
    const digest = `sha256:${createHash('sha256')
      .update(content)
      .digest('hex')}`;
    const said = response.headers.get('docker-content-digest');
    if (said && said !== digest) {
      throw new Error(
        `${image}: the registry says ${said} and sends ${digest}`,
      );
    }
    return digest;
  }

  /** Whether the registry still has an image of that digest. */
  async has(image, digest) {
    const { url, scope } = addressOf(image);
    try {
      await this.#get(url.replace(/[^/]+$/, digest), scope);
      return true;
    } catch (error) {
      if (error.status === 404) {
        return false;
      }
      throw error;
    }
  }

  async #get(url, scope) {
    let response = await this.#request(url, this.#tokens.get(scope));
    if (response.status === 401) {
      const token = await this.#askForToken(response, scope);
      this.#tokens.set(scope, token);
      response = await this.#request(url, token);
    }
    if (!response.ok) {
      const error = new Error(`${url} answers ${response.status}`);
      error.status = response.status;
      throw error;
    }
    return response;
  }

  #request(url, token) {
    return this.#fetch(url, {
      headers: {
        accept: MANIFESTS,
        ...(token && { authorization: `Bearer ${token}` }),
      },
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
  }

  // Reading needs no account, but a token that the registry's own service gives to everybody.
  async #askForToken(response, scope) {
    const challenge = response.headers.get('www-authenticate') ?? '';
    const part = name => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1];
    if (!/^bearer /i.test(challenge) || !part('realm')) {
      throw new Error(`The registry wants a login for ${scope}`);
    }
    const url = new URL(part('realm'));
    url.searchParams.set('scope', part('scope') ?? scope);
    if (part('service')) {
      url.searchParams.set('service', part('service'));
    }
    const answer = await this.#fetch(url.href, {
      signal: AbortSignal.timeout(SECONDS * 1000),
    });
    if (!answer.ok) {
      throw new Error(`${url.origin} answers ${answer.status}`);
    }
    const { token, access_token: accessToken } = await answer.json();
    return token ?? accessToken;
  }
}

function addressOf(image) {
  const match = /^([^/]+)\/(.+):([\w.-]+)$/.exec(image);
  if (!match) {
    throw new Error(`'${image}' is no registry/repository:tag`);
  }
  const [, registry, repository, tag] = match;
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  // Only a registry on this machine may do without encryption.
  const scheme = /^(localhost|127\.0\.0\.1)(:|$)/.test(host) ? 'http' : 'https';
  return {
    url: `${scheme}://${host}/v2/${repository}/manifests/${tag}`,
    scope: `repository:${repository}:pull`,
  };
}
