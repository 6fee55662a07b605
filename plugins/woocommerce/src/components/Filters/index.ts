export { DelayedField } from './DelayedField';
export { SelectField } from './SelectField';
