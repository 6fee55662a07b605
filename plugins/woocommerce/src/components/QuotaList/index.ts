export { QuotaList } from './QuotaList';
