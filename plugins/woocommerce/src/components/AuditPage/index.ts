export { AuditContent } from './AuditContent';
export { AuditLink } from './AuditLink';
export { AuditPage } from './AuditPage';
