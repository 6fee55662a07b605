import {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuditedStoreService, AuditLog, StoreAuditor } from './audit';
import { WoocommerceConfig } from './config';
import { StoreRepository } from './database';
import { StoreMetrics } from './metrics';
import { CachedStorePolicy } from './permissions';
import { ClusterGate } from './preflight';
import { AuthorizedStoreService } from './services/AuthorizedStoreService';
import { DefaultStoreService } from './services/DefaultStoreService';
import { StoreChangePublisher } from './services/StoreChangePublisher';
import { StoreInspector } from './services/StoreInspector';
import { StoreTrigger } from './services/StoreTrigger';

/**
 * Makes the service that those outside get: what they ask for leaves its trace,
 * and is done when they may.
 */
export function createStoreService(options: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: WoocommerceConfig;
  gate: ClusterGate;
  inspector: StoreInspector;
  log: AuditLog;
  logger: LoggerService;
  metrics?: StoreMetrics;
  permissions: PermissionsService;
  publisher: StoreChangePublisher;
  repository: StoreRepository;
  trigger: StoreTrigger;
}): AuditedStoreService {
  return AuditedStoreService.create({
    auditor: StoreAuditor.create(options),
    service: AuthorizedStoreService.create({
      ...options,
      policy: CachedStorePolicy.create(options),
      service: DefaultStoreService.create(options),
    }),
  });
}
