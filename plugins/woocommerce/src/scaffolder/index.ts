export { storeNameFieldOptions } from './storeNameFieldOptions';
export { storeNameFormField } from './storeNameFormField';
