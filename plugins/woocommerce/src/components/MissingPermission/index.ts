export { MissingPermission } from './MissingPermission';
export type { MissingPermissionProps } from './MissingPermission';
