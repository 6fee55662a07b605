export { type Step, type StepContext } from './Step';
export { createNamespace } from './createNamespace';
export { createSecrets } from './createSecrets';
export { deleteNamespace } from './deleteNamespace';
export { deleteVolumes } from './deleteVolumes';
export { installRelease } from './installRelease';
export { uninstallRelease } from './uninstallRelease';
export { unlockRelease } from './unlockRelease';
export { verifyStore } from './verifyStore';
