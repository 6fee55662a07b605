export { StoreVerification } from './StoreVerification';
