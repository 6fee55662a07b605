/**
 * Why a store isn't ready. The list is closed: whoever handles a reason can
 * handle all of them.
 *
 * @public
 */
export type StoreReason =
  | 'AdmissionRejected'
  | 'BootstrapFailed'
  | 'CheckoutFailed'
  | 'ClusterUnreachable'
  | 'CrashLooping'
  | 'CronUnhealthy'
  | 'DatabaseNotReady'
  | 'DeadlineExceeded'
  | 'FinalizerHeld'
  | 'Forbidden'
  | 'ForeignNamespace'
  | 'HelmFailed'
  | 'ImagePullFailed'
  | 'NamespaceMissing'
  | 'NamespaceStuck'
  | 'QuotaExceeded'
  | 'ReleaseLocked'
  | 'ReleaseMissing'
  | 'StorefrontUnreachable'
  | 'Unclassified'
  | 'Unschedulable'
  | 'UpgradeFailed'
  | 'VolumeNotBound'
  | 'WorkloadNotReady';

/**
 * What a reason means and what can be done about it, for people.
 *
 * @public
 */
export interface StoreReasonDescription {
  /** One sentence that says what is the matter. */
  summary: string;
  /** One sentence that says what to do. */
  hint: string;
}

/**
 * The description of each reason.
 *
 * @public
 */
export const STORE_REASONS: Record<StoreReason, StoreReasonDescription> = {
  AdmissionRejected: {
    summary: 'The cluster refused one of the store’s objects.',
    hint: 'Read the message for the policy that refused it, then change the policy or the plan.',
  },
  BootstrapFailed: {
    summary: 'WordPress or WooCommerce could not be set up.',
    hint: 'Read the log of the WordPress pod’s init containers and mend the cause; retry when the store has failed already.',
  },
  CheckoutFailed: {
    summary: 'A customer can’t buy: the test order did not go through.',
    hint: 'Read the message for the step that failed and the shop’s answer, mend it in WordPress, then verify the store.',
  },
  ClusterUnreachable: {
    summary:
      'The cluster does not answer; what is shown is the last known state.',
    hint: 'Nothing has to be done for the store: it is observed again as soon as the cluster answers.',
  },
  CrashLooping: {
    summary: 'A container of the store keeps crashing.',
    hint: 'Read the log of the crashing container in the Kubernetes tab and mend the cause; retry when the store has failed already.',
  },
  CronUnhealthy: {
    summary:
      'The store’s scheduled work, such as mails and clean-ups, is not being done.',
    hint: 'Read the log of the last cron pod, and the scheduled actions under WooCommerce > Status in wp-admin.',
  },
  DatabaseNotReady: {
    summary: 'The store’s database is not ready.',
    hint: 'Look at the MariaDB pod in the Kubernetes tab.',
  },
  DeadlineExceeded: {
    summary: 'The store did not become ready in time.',
    hint: 'Look at the first condition that is not reached and at the store’s pods, then retry.',
  },
  FinalizerHeld: {
    summary: 'A finalizer keeps one of the store’s objects from being deleted.',
    hint: 'Let the controller that owns the finalizer finish its work; the deletion goes on by itself afterwards.',
  },
  Forbidden: {
    summary: 'The portal’s account lacks a permission in the cluster.',
    hint: 'Grant the permission that the message names to the portal’s account.',
  },
  ForeignNamespace: {
    summary:
      'A namespace of that name exists and does not belong to this store.',
    hint: 'Delete this store, which leaves the namespace alone, and choose another name.',
  },
  HelmFailed: {
    summary: 'Helm could not install or remove the store’s release.',
    hint: 'Read the message, mend the cause and retry.',
  },
  ImagePullFailed: {
    summary: 'An image of the store can’t be pulled.',
    hint: 'Check the image’s name, the registry and its credentials.',
  },
  NamespaceMissing: {
    summary: 'The store’s namespace is gone, and its data with it.',
    hint: 'Delete the store, or retry to create it anew without its old data.',
  },
  NamespaceStuck: {
    summary: 'The store’s namespace is not going away.',
    hint: 'Mend what the message names; the deletion goes on by itself afterwards.',
  },
  QuotaExceeded: {
    summary: 'The store’s pods do not fit into its resource quota.',
    hint: 'Choose a larger plan or ask for a larger quota.',
  },
  ReleaseLocked: {
    summary: 'An interrupted Helm operation holds the store’s release.',
    hint: 'Nothing has to be done: the operation is taken over as soon as it is known to be dead.',
  },
  ReleaseMissing: {
    summary: 'The store’s Helm release is gone from the cluster.',
    hint: 'Put the release back with Helm, which uses the volumes again that still exist, or delete the store.',
  },
  StorefrontUnreachable: {
    summary: 'The storefront does not answer as a shop at its address.',
    hint: 'Check the Ingress or HTTPRoute, its controller and the address, then verify the store.',
  },
  Unclassified: {
    summary: 'Something went wrong that has no name yet.',
    hint: 'Read the message and the store’s events.',
  },
  Unschedulable: {
    summary: 'No node of the cluster has room for one of the store’s pods.',
    hint: 'Add nodes, free resources or choose a smaller plan.',
  },
  UpgradeFailed: {
    summary:
      'The upgrade did not succeed; the store goes on with what it had before.',
    hint: 'Read the message, mend the cause and upgrade again.',
  },
  VolumeNotBound: {
    summary: 'A volume of the store is not bound.',
    hint: 'Check that the storage class exists and that its provisioner works.',
  },
  WorkloadNotReady: {
    summary: 'A workload of the store is not ready.',
    hint: 'Look at the store’s pods in the Kubernetes tab.',
  },
};
