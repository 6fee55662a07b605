export { StoreLadder } from './StoreLadder';
