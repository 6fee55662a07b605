export { woocommerceApi } from './apis';
export { entityStoreCard } from './entityCards';
export { entityStoreContent } from './entityContents';
export { auditPage, clustersPage, overviewPage, storesPage } from './pages';
