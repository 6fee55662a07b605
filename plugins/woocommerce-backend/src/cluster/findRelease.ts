import type { V1Secret } from '@kubernetes/client-node';
import { OWN_REVISION_LABEL } from '../kubernetes/names';
import { ObservedRelease } from '../kubernetes/ObservedStore';

/**
 * Finds the newest revision of a Helm release by the labels that Helm puts on
 * the Secrets it keeps its releases in; what is in them is not needed.
 *
 * @see https://helm.sh/docs/topics/advanced/#storage-backends
 */
export function findRelease(
  secrets: V1Secret[],
  releaseName: string,
): ObservedRelease | undefined {
  return secrets
    .filter(({ metadata }) => {
      const labels = metadata?.labels ?? {};
      return labels.owner === 'helm' && labels.name === releaseName;
    })
    .map(({ metadata }) => ({
      revision: Number(metadata?.labels?.version),
      status: metadata?.labels?.status ?? 'unknown',
      modifiedAt: toDate(
        metadata?.labels?.modifiedAt,
        metadata?.creationTimestamp,
      ),
      own: isOwn(metadata?.labels ?? {}),
    }))
    .reduce<ObservedRelease | undefined>(
      (newest, release) =>
        newest && newest.revision > release.revision ? newest : release,
      undefined,
    );
}

function isOwn(labels: Record<string, string>): boolean {
  const { version, [OWN_REVISION_LABEL]: own } = labels;
  return version !== undefined && own === version;
}

/** Helm labels a release with the second of its last change, not of its creation. */
function toDate(seconds: string | undefined, created: Date | undefined): Date {
  return seconds
    ? new Date(Number(seconds) * 1_000)
    : new Date(created ?? Number.NaN);
}
