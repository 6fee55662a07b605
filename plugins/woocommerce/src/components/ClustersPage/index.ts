export { ClustersLink } from './ClustersLink';
export { ClustersPage } from './ClustersPage';
export { ClustersSubPage } from './ClustersSubPage';
