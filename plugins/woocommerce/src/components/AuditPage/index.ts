export { AuditLink } from './AuditLink';
export { AuditPage } from './AuditPage';
export { AuditSubPage } from './AuditSubPage';
