export { startupTurnServiceFactory } from './startupTurnServiceFactory';
