export { AuditedStoreService } from './AuditedStoreService';
export { type AuditLog } from './AuditLog';
export { AuthorizedAuditLog } from './AuthorizedAuditLog';
export { DatabaseAuditLog } from './DatabaseAuditLog';
export { startAuditRetention } from './startAuditRetention';
export { StoreAuditor } from './StoreAuditor';
