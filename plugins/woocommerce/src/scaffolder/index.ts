export { storeNameFieldOptions } from './storeNameFieldOptions';
export { storeNameFormField } from './storeNameFormField';
export { storePlanFieldOptions } from './storePlanFieldOptions';
export { storePlanFormField } from './storePlanFormField';
