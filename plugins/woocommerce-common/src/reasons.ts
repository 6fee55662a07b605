/**
 * Why a store isn't ready. The list is closed: whoever handles a reason can
 * handle all of them.
 *
 * @public
 */
export type StoreReason =
  | 'AdmissionRejected'
  | 'BootstrapFailed'
  | 'Cancelled'
  | 'ChartInvalid'
  | 'CheckoutFailed'
  | 'ClusterUnreachable'
  | 'ContainerNotStarted'
  | 'CrashLooping'
  | 'CredentialsMissing'
  | 'CronUnhealthy'
  | 'DatabaseAuthMismatch'
  | 'DatabaseNotReady'
  | 'DeadlineExceeded'
  | 'FinalizerHeld'
  | 'Forbidden'
  | 'ForeignNamespace'
  | 'HelmFailed'
  | 'HelmTimedOut'
  | 'HelmUnavailable'
  | 'HookFailed'
  | 'ImagePullFailed'
  | 'LabelsRemoved'
  | 'LimitRangeViolated'
  | 'LimitsMissing'
  | 'NamespaceMissing'
  | 'NamespaceStuck'
  | 'OutOfMemory'
  | 'ProbeFailing'
  | 'QuotaExceeded'
  | 'QuotaNeedsLimits'
  | 'ReleaseLocked'
  | 'ReleaseMissing'
  | 'ReleaseTooLarge'
  | 'ScaledDown'
  | 'StorefrontUnreachable'
  | 'Unclassified'
  | 'Unschedulable'
  | 'UpgradeFailed'
  | 'VolumeMultiAttach'
  | 'VolumeNotBound'
  | 'VolumeStuck'
  | 'WebhookUnavailable'
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
  Cancelled: {
    summary: 'Somebody cancelled what was being done for the store.',
    hint: 'Retry or repair the store, or delete it.',
  },
  ChartInvalid: {
    summary:
      'The store’s chart can’t be found, or this cluster does not accept what it renders.',
    hint: 'Check the chart’s reference and version, and the plan’s values against the chart’s schema; then retry.',
  },
  CheckoutFailed: {
    summary: 'A customer can’t buy: the test order did not go through.',
    hint: 'Read the message for the step that failed and the shop’s answer, mend it in WordPress, then verify the store.',
  },
  ClusterUnreachable: {
    summary:
      'The cluster does not answer; what is shown is the last known state.',
    hint: 'The store needs no action: it is observed again as soon as the cluster answers.',
  },
  ContainerNotStarted: {
    summary: 'A container of the store can’t be started.',
    hint: 'Read the message for the Secret, the volume or the setting that is missing, and add it.',
  },
  CrashLooping: {
    summary: 'A container of the store keeps crashing.',
    hint: 'Read the log of the crashing container in the Kubernetes tab and mend the cause; retry when the store has failed already.',
  },
  CredentialsMissing: {
    summary: 'The Secret with the store’s passwords is gone.',
    hint: 'Put the Secret back from a backup: the database would not accept new passwords.',
  },
  CronUnhealthy: {
    summary:
      'The store’s scheduled work, such as mails and clean-ups, is not being done.',
    hint: 'Read the log of the last cron pod, and the scheduled actions under WooCommerce > Status in wp-admin.',
  },
  DatabaseAuthMismatch: {
    summary: 'The database does not accept the store’s password.',
    hint: 'Put back the Secret that the database’s volume was made with, or set the database user’s password to the one in the Secret.',
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
  HelmTimedOut: {
    summary: 'Helm did not end in time.',
    hint: 'Read the message for what Helm waited for, mend it and retry.',
  },
  HelmUnavailable: {
    summary: 'The portal can’t run Helm.',
    hint: 'Install the version of Helm that the message asks for where woocommerce.helm.command looks for it.',
  },
  HookFailed: {
    summary: 'A Job that the store’s release has to wait for has failed.',
    hint: 'Read the message and the log of the Job’s pod, mend the cause and try again.',
  },
  ImagePullFailed: {
    summary: 'An image of the store can’t be pulled.',
    hint: 'Check the image’s name, the registry and its credentials.',
  },
  LabelsRemoved: {
    summary:
      'One of the store’s objects has lost the label by which the portal knows it.',
    hint: 'Repair the store, or put the label back that the message names; a namespace without it is never deleted.',
  },
  LimitRangeViolated: {
    summary:
      'A container asks for more or less than the namespace’s LimitRange allows.',
    hint: 'Change the resources in the plan’s values, or the LimitRange that the message names.',
  },
  LimitsMissing: {
    summary:
      'The store’s namespace has lost its ResourceQuota or its LimitRange.',
    hint: 'Repair the store, which puts them back.',
  },
  NamespaceMissing: {
    summary: 'The store’s namespace is gone, and its data with it.',
    hint: 'Delete the store, or retry to create it anew without its old data.',
  },
  NamespaceStuck: {
    summary: 'The store’s namespace is not going away.',
    hint: 'Mend what the message names; the deletion goes on by itself afterwards.',
  },
  OutOfMemory: {
    summary: 'A container of the store needs more memory than it may have.',
    hint: 'Give the container more memory in the plan’s values, then upgrade or retry the store.',
  },
  ProbeFailing: {
    summary:
      'A container of the store runs, and its probe says that it doesn’t work.',
    hint: 'Read the message for the probe’s answer, and the container’s log in the Kubernetes tab.',
  },
  QuotaExceeded: {
    summary: 'The store’s pods do not fit into its resource quota.',
    hint: 'Choose a larger plan or ask for a larger quota.',
  },
  QuotaNeedsLimits: {
    summary:
      'The namespace’s quota wants requests and limits that a container doesn’t have.',
    hint: 'Set them in the plan’s values, or in its limitRange, which gives them to all containers.',
  },
  ReleaseLocked: {
    summary: 'An interrupted Helm operation holds the store’s release.',
    hint: 'No action is needed: the portal takes over as soon as the operation is known to have ended.',
  },
  ReleaseMissing: {
    summary: 'The store’s Helm release is gone from the cluster.',
    hint: 'Repair the store: its release is installed again, with the volumes that still exist. Or delete it.',
  },
  ReleaseTooLarge: {
    summary:
      'The store’s release is too large for the Secret in which Helm keeps it.',
    hint: 'Make the plan’s values or the chart smaller: a Secret holds at most 1 MiB.',
  },
  ScaledDown: {
    summary: 'A workload of the store was scaled to 0.',
    hint: 'Repair the store, or scale the workload that the message names up again.',
  },
  StorefrontUnreachable: {
    summary: 'The storefront does not answer as a shop at its address.',
    hint: 'Check the Ingress or HTTPRoute, its controller and the address, then verify the store.',
  },
  Unclassified: {
    summary: 'Something went wrong that the portal has no name for.',
    hint: 'Read the message, the evidence and the store’s events.',
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
  VolumeMultiAttach: {
    summary: 'A volume of the store is still attached to another node.',
    hint: 'Wait until the pod on the other node is gone; where that node is dead, remove its VolumeAttachment.',
  },
  VolumeNotBound: {
    summary: 'A volume of the store is not bound.',
    hint: 'Check that the storage class exists and that its provisioner works.',
  },
  VolumeStuck: {
    summary: 'A volume of the store is not going away, with the data on it.',
    hint: 'Look at the volume and at its provisioner’s log, and mend what the message names; the deletion goes on by itself afterwards.',
  },
  WebhookUnavailable: {
    summary: 'A webhook that the cluster has to ask does not answer.',
    hint: 'Mend the webhook that the message names; what it has blocked is tried again automatically.',
  },
  WorkloadNotReady: {
    summary: 'A workload of the store is not ready.',
    hint: 'Look at the store’s pods in the Kubernetes tab.',
  },
};
