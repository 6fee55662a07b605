import { PreflightCheck } from '../types';

/** Whether there is a Helm where the portal runs. */
export const checkHelm: PreflightCheck = {
  id: 'helm',
  title: 'Helm',
  async run({ helm }) {
    const status = await helm.check();
    return status.usable
      ? { status: 'pass', message: `Helm ${status.version} can be used.` }
      : {
          status: 'fail',
          preventsStores: true,
          message: `${status.message}.`,
          fix: 'Install Helm 4 where woocommerce.helm.command looks for it.',
        };
  },
};
