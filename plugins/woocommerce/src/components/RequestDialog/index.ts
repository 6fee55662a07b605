export { RequestDialog } from './RequestDialog';
export type { RequestProps } from './RequestDialog';
