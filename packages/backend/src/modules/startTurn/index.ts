export { startTurnServiceFactory } from './startTurnServiceFactory';
