export { StoreProblem } from './StoreProblem';
