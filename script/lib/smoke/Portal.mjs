// A portal's REST API, as the guest, who may do everything.
export class Portal {
  #backendUrl;

  static create(backendUrl) {
    return new Portal(backendUrl);
  }

  constructor(backendUrl) {
    this.#backendUrl = backendUrl;
  }

  /** Calls the stores' API, and fails unless the answer has a status that is expected. */
  async callStores(method, path, { body, expected = [200] } = {}) {
    return this.#call(method, `/api/woocommerce${path}`, { body, expected });
  }

  /** Whether the catalog has the entity that a store gets. */
  async hasEntity(name) {
    const { status } = await this.#call(
      'GET',
      `/api/catalog/entities/by-name/component/default/${name}`,
      { expected: [200, 404] },
    );
    return status === 200;
  }

  async #call(method, path, { body, expected }) {
    const response = await fetch(this.#backendUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${await this.#signIn()}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!expected.includes(response.status)) {
      throw new Error(`${method} ${path} answers ${response.status}: ${text}`);
    }
    return { status: response.status, body: text && JSON.parse(text) };
  }

  /** A token lasts an hour, and a run may last longer. */
  async #signIn() {
    const response = await fetch(`${this.#backendUrl}/api/auth/guest/refresh`, {
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) {
      throw new Error(
        `the portal takes no guests: ${
          response.status
        } ${await response.text()}`,
      );
    }
    const { backstageIdentity } = await response.json();
    return backstageIdentity.token;
  }
}
