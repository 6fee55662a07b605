export { buildDeletePlan } from './buildDeletePlan';
export { deleteAsPlanned } from './deleteAsPlanned';
