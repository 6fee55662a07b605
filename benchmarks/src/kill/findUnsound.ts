import { ReleaseRevision } from './listRevisions';

/** A killed installer may have to begin anew once. */
const MAX_REVISION = 2;

/**
 * Finds what is doubled or stuck: each namespace is to have exactly one release
 * of its own name, deployed, and nothing pending.
 *
 * @returns what is wrong, a sentence each
 */
export function findUnsound(
  namespaces: readonly string[],
  revisions: readonly ReleaseRevision[],
): string[] {
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
    ];
  });
}
