export { registerChangeActions } from './registerChangeActions';
export { registerReadActions } from './registerReadActions';
