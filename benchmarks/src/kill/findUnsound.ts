import { ReleaseRevision } from './listRevisions';

/** What was broken off is installed anew once. */
const MAX_REVISION = 2;

/**
 * Finds what is doubled or stuck: each namespace is to have exactly one release
 * of its own name, deployed, and nothing pending.
 *
 * @param mostBroken - how many installs the killed process can have been in the
 * middle of: no more may have been begun anew
 * @returns what is wrong, a sentence each
 */
export function findUnsound(
  namespaces: readonly string[],
  revisions: readonly ReleaseRevision[],
  mostBroken: number,
): string[] {
  const anew = new Set(
    revisions
      .filter(({ revision }) => revision > 1)
      .map(({ namespace }) => namespace),
  );
  const tooMany = [...anew].slice(mostBroken);
  const isTooMany = (namespace: string) => tooMany.includes(namespace);
  return namespaces.flatMap(namespace => {
    const own = revisions.filter(each => each.namespace === namespace);
    const pending = own.filter(({ status }) => status.startsWith('pending-'));
    const newest = own.reduce<ReleaseRevision | undefined>(
      (best, each) => (best && best.revision > each.revision ? best : each),
      undefined,
    );
    const deployed = own.filter(({ status }) => status === 'deployed');
    return [
      ...(own.some(({ release }) => release !== namespace)
        ? [`${namespace} has a release of another name`]
        : []),
      ...(pending.length ? [`${namespace} has a pending release`] : []),
      ...(deployed.length === 1 && newest?.status === 'deployed'
        ? []
        : [
            `The newest revision of ${namespace} is ${
              newest?.status ?? 'missing'
            }, and ${deployed.length} are deployed`,
          ]),
      ...(newest && newest.revision > MAX_REVISION
        ? [`${namespace} is at revision ${newest.revision}`]
        : []),
      ...(isTooMany(namespace)
        ? [`${namespace} was installed anew, as were ${mostBroken} others`]
        : []),
    ];
  });
}
