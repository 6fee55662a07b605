export { StoreSteps } from './StoreSteps';
