/**
 * Kubernetes' own finalizers of what a store consists of. They go by themselves
 * when no pod uses the object any more.
 */
const OWN_FINALIZERS = new Set([
  'kubernetes.io/pvc-protection',
  'kubernetes.io/pv-protection',
  'foregroundDeletion',
]);

/** The finalizers for which somebody else has to do something. */
export function findForeignFinalizers(
  finalizers: readonly string[] = [],
): string[] {
  return finalizers.filter(finalizer => !OWN_FINALIZERS.has(finalizer));
}
