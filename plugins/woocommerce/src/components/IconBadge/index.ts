export { IconBadge, type BadgeLook } from './IconBadge';
