import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { Synchronizer } from '../lib/Synchronizer';
import { toApiEntity } from './toApiEntity';

const PROVIDER_NAME = 'woocommerce-api';
const TIMEOUT_MS = 10_000;

/**
 * Keeps the API entity of the stores' REST API, so that its documentation can be
 * browsed and tried in the portal.
 *
 * The definition comes from the backend that serves the API, not from a file: it
 * is the right version, and names the address at which browsers reach the API.
 *
 * @internal
 */
export class WooCommerceApiProvider implements EntityProvider {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #owner: string;
  readonly #system: string | undefined;
  readonly #synchronizer: Synchronizer;

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    owner: string;
    system?: string;
    synchronizer: Synchronizer;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#owner = options.owner;
    this.#system = options.system;
    this.#synchronizer = options.synchronizer;
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#synchronizer.start({
      id: 'woocommerce-api-entity',
      sync: () => this.#sync(connection),
    });
  }

  async #sync(connection: EntityProviderConnection): Promise<void> {
    const entity = toApiEntity({
      definition: await this.#readDefinition(),
      owner: this.#owner,
      system: this.#system,
    });
    await connection.applyMutation({
      type: 'full',
      entities: [{ entity, locationKey: PROVIDER_NAME }],
    });
  }

  async #readDefinition(): Promise<JsonObject> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'woocommerce',
    });
    const baseUrl = await this.#discovery.getBaseUrl('woocommerce');
    const response = await fetch(`${baseUrl}/openapi.json`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return await response.json();
  }
}
