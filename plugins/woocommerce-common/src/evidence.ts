/**
 * An object of the cluster, or what Helm said, that proves why something is the
 * matter.
 *
 * @public
 */
export interface FailureEvidence {
  /** The object's kind, such as `Pod` or `Event`; `Helm` for Helm's own words. */
  kind: string;
  /** The object's name. */
  name: string;
  /** What it says, in its own words. */
  message: string;
}
