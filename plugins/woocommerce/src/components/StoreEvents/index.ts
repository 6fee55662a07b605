export { StoreEvents } from './StoreEvents';
