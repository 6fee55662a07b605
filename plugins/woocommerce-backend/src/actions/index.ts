export { ActionRunner } from './ActionRunner';
export { registerChangeActions } from './registerChangeActions';
export { registerReadActions } from './registerReadActions';
