export { portalRootHttpRouterServiceFactory } from './portalRootHttpRouterServiceFactory';
