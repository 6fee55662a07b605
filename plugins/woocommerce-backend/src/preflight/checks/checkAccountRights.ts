import { APPLY_ACCESS } from '../../kubernetes/applyAccess';
import { ClusterApi } from '../api/ClusterApi';
import { CLUSTER_RIGHTS, NeededRight, PREFLIGHT_RIGHTS } from '../neededRights';
import { PreflightCheck } from '../types';

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/** How many questions are asked at the same time. */
const AT_ONCE = 8;

/** One question for the API server's authorizer. */
interface Question {
  readonly group: string;
  readonly resource: string;
  readonly name?: string;
  readonly verb: string;
}

/** Whether the portal's account may do everywhere what it has to. */
export const checkAccountRights: PreflightCheck = {
  id: 'account-rights',
  title: 'Rights of the portal’s account',
  async run({ api }) {
    const needed = toQuestions(CLUSTER_RIGHTS);
    const missing = await findMissing(api, needed);
    if (missing.length > 0) {
      return {
        status: 'fail',
        preventsStores: true,
        message: `The portal’s account may not ${missing.join(', ')}.`,
        fix: `Give it its rights: ${APPLY_ACCESS}`,
      };
    }
    const looks = toQuestions(PREFLIGHT_RIGHTS);
    const blind = await findMissing(api, looks);
    if (blind.length > 0) {
      return {
        status: 'warn',
        message: `The portal’s account has what stores need, and may not ${blind.join(
          ', ',
        )}, without which not everything here can be checked.`,
        fix: `Give it its rights: ${APPLY_ACCESS}`,
      };
    }
    return {
      status: 'pass',
      message: `The portal’s account has all ${
        needed.length + looks.length
      } rights that it needs everywhere.`,
    };
  },
};

function toQuestions(rights: readonly NeededRight[]): Question[] {
  return rights.flatMap(({ group, resource, names, verbs }) =>
    (names ?? [undefined]).flatMap(name =>
      verbs.map(verb => ({ group, resource, name, verb })),
    ),
  );
}

async function findMissing(
  api: ClusterApi,
  questions: Question[],
): Promise<string[]> {
  const missing: Question[] = [];
  for (let start = 0; start < questions.length; start += AT_ONCE) {
    const some = questions.slice(start, start + AT_ONCE);
    const answers = await Promise.all(some.map(each => ask(api, each)));
    missing.push(...some.filter((_, index) => !answers[index]));
  }
  return missing.map(
    ({ group, resource, name, verb }) =>
      `${verb} ${resource}${group && `.${group}`}${name ? ` ${name}` : ''}`,
  );
}

async function ask(api: ClusterApi, question: Question): Promise<boolean> {
  const { status } = await api.post<{ status?: { allowed?: boolean } }>(
    REVIEWS,
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: question },
    },
  );
  return status?.allowed ?? false;
}
