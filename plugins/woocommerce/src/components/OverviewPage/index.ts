export { OverviewLink } from './OverviewLink';
export { OverviewPage } from './OverviewPage';
export { OverviewSubPage } from './OverviewSubPage';
