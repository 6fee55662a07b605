import { ReleaseRevision } from './listRevisions';

/** What was broken off is installed anew once. */
const MAX_REVISION = 2;

/** What is the matter with the release of a store. */
export interface UnsoundStore {
  readonly namespace: string;
  /** A sentence each. */
  readonly problems: readonly string[];
}

/**
 * Finds what is doubled or stuck: each namespace is to have exactly one release
 * of its own name, deployed, and nothing pending.
 *
 * @param mostBroken - how many installs the killed process can have been in the
 * middle of: no more may have been begun anew
 */
export function findUnsound(
  namespaces: readonly string[],
  revisions: readonly ReleaseRevision[],
  mostBroken: number,
): UnsoundStore[] {
  const anew = new Set(
    revisions
      .filter(({ revision }) => revision > 1)
      .map(({ namespace }) => namespace),
  );
  const tooMany = new Set([...anew].slice(mostBroken));
  return namespaces
    .map(namespace => ({
      namespace,
      problems: [
        ...findProblems(
          namespace,
          revisions.filter(each => each.namespace === namespace),
        ),
        ...(tooMany.has(namespace)
          ? [`was installed anew, as were ${mostBroken} others`]
          : []),
      ],
    }))
    .filter(({ problems }) => problems.length > 0);
}

function findProblems(
  namespace: string,
  revisions: readonly ReleaseRevision[],
): string[] {
  const newest = revisions.reduce<ReleaseRevision | undefined>(
    (best, each) => (best && best.revision > each.revision ? best : each),
    undefined,
  );
  const deployed = revisions.filter(({ status }) => status === 'deployed');
  return [
    ...(revisions.some(({ release }) => release !== namespace)
      ? ['has a release of another name']
      : []),
    ...(revisions.some(({ status }) => status.startsWith('pending-'))
      ? ['has a pending release']
      : []),
    ...(deployed.length === 1 && newest?.status === 'deployed'
      ? []
      : [
          `has ${deployed.length} deployed revisions, and the newest is ${
            newest?.status ?? 'missing'
          }`,
        ]),
    ...(newest && newest.revision > MAX_REVISION
      ? [`is at revision ${newest.revision}`]
      : []),
  ];
}
