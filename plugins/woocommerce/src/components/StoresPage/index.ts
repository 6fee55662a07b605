export { StoresContent } from './StoresContent';
export { StoresPage } from './StoresPage';
