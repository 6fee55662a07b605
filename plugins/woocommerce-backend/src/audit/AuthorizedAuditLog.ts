import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  AuditEvent,
  AuditEventFilter,
  AuditEventList,
  ListAuditEventsRequest,
  woocommerceAuditReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { AuditLog } from './AuditLog';

/** Lets those read the audit log who have the permission for it. */
export class AuthorizedAuditLog {
  readonly #log: Pick<AuditLog, 'list' | 'readAll'>;
  readonly #permissions: PermissionsService;

  static create(options: {
    log: Pick<AuditLog, 'list' | 'readAll'>;
    permissions: PermissionsService;
  }): AuthorizedAuditLog {
    const { log, permissions } = options;
    return new AuthorizedAuditLog(log, permissions);
  }

  private constructor(
    log: Pick<AuditLog, 'list' | 'readAll'>,
    permissions: PermissionsService,
  ) {
    this.#log = log;
    this.#permissions = permissions;
  }

  async list(
    request: ListAuditEventsRequest,
    credentials: BackstageCredentials,
  ): Promise<AuditEventList> {
    await this.#authorize(credentials);
    return this.#log.list(request);
  }

  async readAll(
    filter: AuditEventFilter,
    credentials: BackstageCredentials,
  ): Promise<AsyncIterable<AuditEvent>> {
    await this.#authorize(credentials);
    return this.#log.readAll(filter);
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const permission = woocommerceAuditReadPermission;
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
  }
}
