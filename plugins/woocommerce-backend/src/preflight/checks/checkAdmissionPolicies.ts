import { APPLY_ACCESS } from '../../kubernetes/applyAccess';
import { getIfThere } from '../getIfThere';
import { ADMISSION_POLICIES } from '../neededRights';
import { PreflightCheck } from '../types';

const GROUP = '/apis/admissionregistration.k8s.io/v1';

/** Whether the portal's account is fenced in. */
export const checkAdmissionPolicies: PreflightCheck = {
  id: 'admission-policies',
  title: 'Admission policies',
  async run({ api }) {
    const paths = ADMISSION_POLICIES.flatMap(name => [
      {
        what: `ValidatingAdmissionPolicy ${name}`,
        path: `${GROUP}/validatingadmissionpolicies/${name}`,
      },
      {
        what: `ValidatingAdmissionPolicyBinding ${name}`,
        path: `${GROUP}/validatingadmissionpolicybindings/${name}`,
      },
    ]);
    const found = await Promise.all(
      paths.map(({ path }) => getIfThere<object>(api, path)),
    );
    const missing = paths.filter((_, index) => !found[index]);
    if (missing.length > 0) {
      return {
        status: 'warn',
        message: `There is no ${missing
          .map(({ what }) => what)
          .join(
            ', no ',
          )}. Nothing keeps the portal’s account to the namespaces of stores.`,
        fix: `Apply the policies: ${APPLY_ACCESS}`,
      };
    }
    return {
      status: 'pass',
      message:
        'The policies that keep the portal’s account to the namespaces of stores are there.',
    };
  },
};
