export { MissingPermission } from './MissingPermission';
