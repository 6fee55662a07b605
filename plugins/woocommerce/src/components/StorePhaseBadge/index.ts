export { StorePhaseBadge } from './StorePhaseBadge';
