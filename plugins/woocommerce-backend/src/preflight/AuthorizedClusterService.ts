import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  Cluster,
  Preflight,
  woocommerceClusterProbePermission,
  woocommerceClusterReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ClusterService, ClusterServiceOptions } from './ClusterService';

/** Lets those through who have the permission for what they ask. */
export class AuthorizedClusterService implements ClusterService {
  readonly #permissions: PermissionsService;
  readonly #service: ClusterService;

  static create(options: {
    permissions: PermissionsService;
    service: ClusterService;
  }): AuthorizedClusterService {
    return new AuthorizedClusterService(options.permissions, options.service);
  }

  private constructor(
    permissions: PermissionsService,
    service: ClusterService,
  ) {
    this.#permissions = permissions;
    this.#service = service;
  }

  async listClusters(options: ClusterServiceOptions): Promise<Cluster[]> {
    await this.#require([woocommerceClusterReadPermission], options);
    return this.#service.listClusters(options);
  }

  async getPreflight(
    cluster: string,
    options: ClusterServiceOptions,
  ): Promise<Preflight> {
    await this.#require([woocommerceClusterReadPermission], options);
    return this.#service.getPreflight(cluster, options);
  }

  async runPreflight(
    cluster: string,
    request: { probe: boolean },
    options: ClusterServiceOptions,
  ): Promise<Preflight> {
    await this.#require(
      [
        woocommerceClusterReadPermission,
        ...(request.probe ? [woocommerceClusterProbePermission] : []),
      ],
      options,
    );
    return this.#service.runPreflight(cluster, request, options);
  }

  async #require(
    permissions: BasicPermission[],
    options: ClusterServiceOptions,
  ): Promise<void> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission })),
      options,
    );
    for (const [index, { result }] of decisions.entries()) {
      if (result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `You lack the permission ${permissions[index].name}`,
        );
      }
    }
  }
}
