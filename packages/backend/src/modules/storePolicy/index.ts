export { permissionModuleStorePolicy } from './module';
