/** The steps of operations that have a name for people. */
export const OPERATION_STEPS = [
  'create-namespace',
  'create-secrets',
  'unlock-release',
  'install-release',
  'verify-store',
  'uninstall-release',
  'delete-volumes',
  'delete-namespace',
  'remove-record',
] as const;

/** The name of a step of an operation. */
export type OperationStepName = (typeof OPERATION_STEPS)[number];

/** Whether a step is known, so that it has a name for people. */
export function isOperationStepName(name: string): name is OperationStepName {
  return OPERATION_STEPS.some(each => each === name);
}
