import {
  STORE_REASONS,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { listFixtures, readFixture } from './__testUtils__/readFixture';
import { classifyFailure } from './classifyFailure';
import { findFailure } from './findFailure';

/** Fixture, reason, what the message says, and what proves it. */
type Row = [string, StoreReason, string, string];

const QUOTA =
  'exceeded quota: store-limits, requested: limits.cpu=4,requests.cpu=4, used: limits.cpu=0,requests.cpu=0, limited: limits.cpu=2,requests.cpu=1';
const POLICY =
  "ValidatingAdmissionPolicy 'images-from-our-registry' with binding 'images-from-our-registry' denied request: images have to come from registry.example.com";
const RANGE =
  'maximum cpu usage per Container is 1, but limit is 2, maximum memory usage per Container is 512Mi, but limit is 1Gi';
const WORDPRESS = 'Pod/store-demo-wordpress-6c8f7d9b5-x2x7k';

const REFUSED: Row[] = [
  [
    'quota-exceeded-deployment',
    'QuotaExceeded',
    `The pods of Deployment store-quota-wordpress can’t be created: ${QUOTA}`,
    'Deployment/store-quota-wordpress',
  ],
  [
    'quota-exceeded-statefulset',
    'QuotaExceeded',
    `The pods of StatefulSet store-quota-mariadb can’t be created: ${QUOTA}`,
    'StatefulSet/store-quota-mariadb',
  ],
  [
    'quota-exceeded-job',
    'QuotaExceeded',
    `The pods of Job store-quota-upgrade-check can’t be created: ${QUOTA}`,
    'Job/store-quota-upgrade-check',
  ],
  [
    'quota-exceeded-claim',
    'QuotaExceeded',
    'requested: requests.storage=50Gi',
    'StatefulSet/store-quota-mariadb-claim',
  ],
  [
    'quota-needs-limits-deployment',
    'QuotaNeedsLimits',
    'failed quota: store-limits: must specify limits.cpu for: wordpress',
    'Deployment/store-needs-wordpress',
  ],
  [
    'quota-needs-limits-statefulset',
    'QuotaNeedsLimits',
    'must specify limits.cpu for: mariadb',
    'StatefulSet/store-needs-mariadb',
  ],
  [
    'limit-range-deployment',
    'LimitRangeViolated',
    RANGE,
    'Deployment/store-range-wordpress',
  ],
  [
    'limit-range-statefulset',
    'LimitRangeViolated',
    RANGE,
    'StatefulSet/store-range-mariadb',
  ],
  [
    'pod-security-deployment',
    'AdmissionRejected',
    'can’t be created: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
    'Deployment/store-psa-wordpress',
  ],
  [
    'pod-security-statefulset',
    'AdmissionRejected',
    'can’t be created: violates PodSecurity "restricted:latest"',
    'StatefulSet/store-psa-mariadb',
  ],
  [
    'pod-security-job',
    'AdmissionRejected',
    'can’t be created: violates PodSecurity "restricted:latest"',
    'Job/store-psa-upgrade-check',
  ],
  [
    'admission-policy-deployment',
    'AdmissionRejected',
    POLICY,
    'Deployment/store-policy-wordpress',
  ],
  [
    'admission-policy-statefulset',
    'AdmissionRejected',
    POLICY,
    'StatefulSet/store-policy-mariadb',
  ],
  [
    'webhook-denied-deployment',
    'AdmissionRejected',
    'admission webhook "denied.policy.example.com" denied the request: the label team is missing',
    'Deployment/store-denied-wordpress',
  ],
  [
    'webhook-denied-statefulset',
    'AdmissionRejected',
    'can’t be created: admission webhook "denied.policy.example.com" denied the request',
    'StatefulSet/store-denied-mariadb',
  ],
  [
    'webhook-timeout-deployment',
    'WebhookUnavailable',
    'failed calling webhook "slow.policy.example.com"',
    'Deployment/store-slow-wordpress',
  ],
  [
    'webhook-timeout-statefulset',
    'WebhookUnavailable',
    'context deadline exceeded',
    'StatefulSet/store-slow-mariadb',
  ],
  [
    'webhook-refused-deployment',
    'WebhookUnavailable',
    'connection refused',
    'Deployment/store-refused-wordpress',
  ],
  [
    'webhook-refused-statefulset',
    'WebhookUnavailable',
    'connection refused',
    'StatefulSet/store-refused-mariadb',
  ],
];

const WAITING: Row[] = [
  [
    'unschedulable-cpu',
    'Unschedulable',
    '(cpu): 0/2 nodes are available: 2 Insufficient cpu.',
    'Pod/store-sched-wordpress-9464b575c-qmrj8',
  ],
  [
    'unschedulable-memory',
    'Unschedulable',
    'No node takes pod store-sched-mariadb-0 (memory): 0/2 nodes are available: 2 Insufficient memory.',
    'Pod/store-sched-mariadb-0',
  ],
  [
    'unschedulable-affinity',
    'Unschedulable',
    '(affinity): 0/2 nodes are available',
    'Pod/store-sched-wordpress-affinity-658b964657-5qg5z',
  ],
  [
    'unschedulable-anti-affinity',
    'Unschedulable',
    '(affinity): 0/2',
    'Pod/store-anti-wordpress-',
  ],
  [
    'unschedulable-taint',
    'Unschedulable',
    '(taint): 0/2',
    'Pod/store-taint-wordpress-',
  ],
  [
    'unschedulable-with-waiting-volume',
    'Unschedulable',
    '(cpu): 0/2',
    'Pod/store-volume-wordpress-consumer-8c7c5876c-rj98m',
  ],
  [
    'volume-no-class',
    'VolumeNotBound',
    'Volume claim no-class is Pending (NoStorageClass): no persistent volumes available',
    'PersistentVolumeClaim/no-class',
  ],
  [
    'volume-unknown-class',
    'VolumeNotBound',
    'Volume claim unknown-class is Pending (NoStorageClass): storageclass.storage.k8s.io "fast" not found',
    'PersistentVolumeClaim/unknown-class',
  ],
  [
    'volume-provisioner-silent',
    'VolumeNotBound',
    '(ExternalProvisioning): Waiting for a volume to be created',
    'PersistentVolumeClaim/external',
  ],
  [
    'provisioning-failed',
    'VolumeNotBound',
    '(ProvisioningFailed): failed to provision volume with StorageClass "fast"',
    'PersistentVolumeClaim/store-demo-wordpress',
  ],
  [
    'volume-claim-absent',
    'VolumeNotBound',
    'persistentvolumeclaim "absent" not found',
    'Pod/store-volume-wordpress-absent-7b69cccfdc-zhthn',
  ],
  [
    'volume-multi-attach',
    'VolumeMultiAttach',
    'Multi-Attach error for volume',
    WORDPRESS,
  ],
  [
    'volume-not-mounted',
    'ContainerNotStarted',
    'secret "store-demo-credentials" not found',
    WORDPRESS,
  ],
  [
    'sandbox-failed',
    'ContainerNotStarted',
    'Failed to create pod sandbox',
    WORDPRESS,
  ],
];

const CONTAINERS: Row[] = [
  [
    'image-not-found',
    'ImagePullFailed',
    'Image registry.example.com/shop/wordpress:6.9.1 of container wordpress can’t be pulled (NotFound): rpc error',
    WORDPRESS,
  ],
  [
    'image-first-pull',
    'ImagePullFailed',
    'can’t be pulled (NotFound): rpc error',
    WORDPRESS,
  ],
  [
    'image-rate-limited',
    'ImagePullFailed',
    'can’t be pulled (RateLimited)',
    WORDPRESS,
  ],
  [
    'image-no-credentials',
    'ImagePullFailed',
    'can’t be pulled (Auth)',
    WORDPRESS,
  ],
  [
    'image-registry-unreachable',
    'ImagePullFailed',
    'can’t be pulled (Unreachable)',
    WORDPRESS,
  ],
  [
    'image-invalid-name',
    'ImagePullFailed',
    'can’t be pulled (InvalidName)',
    WORDPRESS,
  ],
  [
    'secret-key-missing',
    'ContainerNotStarted',
    "Container wordpress: couldn't find key mariadb-password in Secret store-demo/store-demo-credentials",
    WORDPRESS,
  ],
  [
    'command-missing',
    'ContainerNotStarted',
    'executable file not found in $PATH',
    WORDPRESS,
  ],
  [
    'crash-loop',
    'CrashLooping',
    'Container wordpress ends again and again: AH00534: apache2: Configuration error: No MPM loaded.',
    WORDPRESS,
  ],
  [
    'crash-loop-silent',
    'CrashLooping',
    'again and again: Error, exit code 139',
    WORDPRESS,
  ],
  ['crash-loop-between', 'CrashLooping', 'again and again: AH00534', WORDPRESS],
  [
    'crash-loop-of-success',
    'CrashLooping',
    'Completed, exit code 0',
    WORDPRESS,
  ],
  [
    'out-of-memory',
    'OutOfMemory',
    'Container mariadb was ended for using more memory than its limit',
    'Pod/store-demo-mariadb-0',
  ],
  [
    'probe-failing',
    'ProbeFailing',
    'Readiness probe failed: HTTP probe failed with statuscode: 500',
    WORDPRESS,
  ],
  [
    'bootstrap-failed',
    'BootstrapFailed',
    'The archive at https://downloads.wordpress.org/',
    WORDPRESS,
  ],
  [
    'database-not-ready',
    'DatabaseNotReady',
    'took no connection within 600 seconds',
    WORDPRESS,
  ],
  [
    'database-access-denied',
    'DatabaseAuthMismatch',
    'refuses the user wordpress',
    WORDPRESS,
  ],
  [
    'database-access-denied-in-log',
    'DatabaseAuthMismatch',
    'Access denied for user',
    WORDPRESS,
  ],
];

const OTHERS: Row[] = [
  [
    'scaled-down',
    'ScaledDown',
    'Deployment store-scaled-wordpress is scaled to 0',
    'Deployment/store-scaled-wordpress',
  ],
  [
    'namespace-held',
    'FinalizerHeld',
    'test.example/hold in 1 resource instances',
    'Namespace/store-held',
  ],
  [
    'hook-failed',
    'HookFailed',
    'Job store-demo-upgrade-check failed: exec /usr/local/bin/php: exec format error',
    'Job/store-demo-upgrade-check',
  ],
  [
    'unknown-event',
    'Unclassified',
    'StatefulSet store-demo-mariadb: FailedFlux: the flux capacitor is empty',
    'StatefulSet/store-demo-mariadb',
  ],
];

const WELL = ['slow-start', 'probe-still-early', 'bootstrap-repaired'];

const ROWS = [...REFUSED, ...WAITING, ...CONTAINERS, ...OTHERS];

describe('classifyFailure', () => {
  it.each(ROWS)('calls %s %s', (fixture, reason, message, evidence) => {
    const failure = classifyFailure(readFixture(fixture));
    expect(failure).toMatchObject({
      reason,
      hint: STORE_REASONS[reason].hint,
      message: expect.stringContaining(message),
    });
    const [first] = failure.evidence;
    expect(`${first.kind}/${first.name}`).toContain(evidence);
    expect(first.message).not.toBe('');
  });

  it.each(WELL)('finds nothing wrong with %s', fixture => {
    const { sources, now } = readFixture(fixture);
    expect(findFailure(sources, now)).toBeUndefined();
  });

  it('knows all that was recorded', () => {
    expect(listFixtures().sort()).toEqual(
      [...ROWS.map(([fixture]) => fixture), ...WELL].sort(),
    );
  });
});
