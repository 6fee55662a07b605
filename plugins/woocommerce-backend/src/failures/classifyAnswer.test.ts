import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { HelmFailure } from '../helm/HelmError';
import { classifyAnswer, isVague } from './classifyAnswer';

/** What Helm 4.2.4 has said to an API server 1.36. */
const HELM: [StoreReason, string][] = [
  [
    'QuotaExceeded',
    'Error: server-side apply failed for object store-demo/x /v1, Kind=ConfigMap: configmaps "x" is forbidden: exceeded quota: cm, requested: count/configmaps=1, used: count/configmaps=1, limited: count/configmaps=1',
  ],
  [
    'AdmissionRejected',
    'Error: server-side apply failed for object store-demo/x networking.k8s.io/v1, Kind=Ingress: admission webhook "denied.policy.example.com" denied the request: the label team is missing',
  ],
  [
    'AdmissionRejected',
    'Error: server-side apply failed for object default/x apps/v1, Kind=Deployment: Deployment.apps "x" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'WebhookUnavailable',
    'Error: server-side apply failed for object store-demo/x networking.k8s.io/v1, Kind=Ingress: Internal error occurred: failed calling webhook "slow.policy.example.com": failed to call webhook: Post "https://127.0.0.1:29443/slow?timeout=1s": context deadline exceeded',
  ],
  [
    'Forbidden',
    'Error: query: failed to query with labels: secrets is forbidden: User "system:serviceaccount:default:nobody" cannot list resource "secrets" in API group "" in the namespace "default"',
  ],
  [
    'NamespaceStuck',
    'Error: create: failed to create: secrets "sh.helm.release.v1.x.v1" is forbidden: unable to create new content in namespace store-demo because it is being terminated',
  ],
  [
    'NamespaceMissing',
    'Error: create: failed to create: namespaces "store-demo" not found',
  ],
  [
    'ClusterUnreachable',
    'Error: kubernetes cluster unreachable: Get "https://127.0.0.1:1/version": dial tcp 127.0.0.1:1: connect: connection refused',
  ],
  [
    'ChartInvalid',
    'Error: execution error at (shop/templates/x.yaml:4:13): store.url is required',
  ],
  [
    'ChartInvalid',
    'Error: parse error at (shop/templates/x.yaml:3): unclosed action started at shop/templates/x.yaml:2',
  ],
  [
    'ChartInvalid',
    'Error: YAML parse error on shop/templates/x.yaml: error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context',
  ],
  [
    'ChartInvalid',
    'Error: unable to build kubernetes objects from release manifest: resource mapping not found for name: "x" namespace: "" from "": no matches for kind "HTTPRoute" in version "gateway.networking.k8s.io/v1"\nensure CRDs are installed first',
  ],
  [
    'ChartInvalid',
    'Error: UPGRADE FAILED: failed to create resource: server-side apply failed for object default/x /v1, Kind=Service: failed to create typed patch object (default/x; /v1, Kind=Service): .spec.prots: field not declared in schema',
  ],
  [
    'ChartInvalid',
    "Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\nshop:\n- at '/replicas': got string, want integer",
  ],
  ['ChartInvalid', 'Error: path "/charts/shop" not found'],
  [
    'ChartInvalid',
    'Error: unable to detect chart at /charts/shop/Chart.yaml: open /charts/shop/Chart.yaml: no such file or directory',
  ],
  [
    'ChartInvalid',
    'Error: failed to perform "FetchReference" on source: Get "https://registry.invalid/v2/charts/x/manifests/1.0.0": dial tcp: lookup registry.invalid: no such host',
  ],
  [
    'HookFailed',
    'Error: failed pre-install: resource Job/default/x-hook not ready. status: Failed, message: Job Failed. failed: 1/1',
  ],
  [
    'HelmTimedOut',
    'Error: failed pre-install: resource Job/store-demo/x-hook not ready. status: InProgress, message: Job in progress\ncontext deadline exceeded',
  ],
  [
    'HelmFailed',
    'Error: UPGRADE FAILED: unable to continue with update: ConfigMap "x" in namespace "default" exists and cannot be imported into the current release: invalid ownership metadata',
  ],
];

describe('classifyAnswer', () => {
  it.each(HELM)('says %s by what Helm says: %s', (reason, message) => {
    expect(
      classifyAnswer({
        from: 'Helm',
        command: 'upgrade',
        failure: 'Failed',
        message,
      }),
    ).toEqual({
      reason,
      message,
      evidence: [{ kind: 'Helm', name: 'upgrade', message }],
    });
  });

  it.each<[HelmFailure, StoreReason]>([
    ['TimedOut', 'HelmTimedOut'],
    ['Killed', 'HelmFailed'],
    ['LeaseLost', 'HelmFailed'],
    ['Canceled', 'HelmFailed'],
    ['Unavailable', 'HelmUnavailable'],
    ['ReleaseLocked', 'ReleaseLocked'],
    ['ReleaseTooLarge', 'ReleaseTooLarge'],
  ])('calls a Helm that is %s %s', (failure, reason) => {
    const message = 'Helm was not at its best';
    expect(
      classifyAnswer({ from: 'Helm', command: 'upgrade', failure, message }),
    ).toMatchObject({ reason, message });
  });

  it('finds the cause in what a Helm said that ran out of time', () => {
    expect(
      classifyAnswer({
        from: 'Helm',
        command: 'upgrade',
        failure: 'TimedOut',
        message:
          'Helm did not end in time: Internal error occurred: failed calling webhook "a": failed to call webhook: EOF',
      }),
    ).toMatchObject({ reason: 'WebhookUnavailable' });
  });

  it.each<[number | undefined, StoreReason, string]>([
    [undefined, 'ClusterUnreachable', 'The cluster does not answer'],
    [undefined, 'WebhookUnavailable', 'failed calling webhook "a": timeout'],
    [401, 'Forbidden', 'Unauthorized'],
    [
      403,
      'Forbidden',
      'namespaces is forbidden: User "a" cannot create resource "namespaces" in API group "" at the cluster scope',
    ],
    [
      403,
      'AdmissionRejected',
      'namespaces "a" is forbidden: names have to begin with shop-',
    ],
    [403, 'Forbidden', 'Forbidden'],
    [422, 'AdmissionRejected', 'Namespace "A" is invalid: metadata.name'],
    [400, 'AdmissionRejected', 'the object provided is unrecognized'],
    [409, 'Unclassified', 'the object has been modified'],
  ])('says of status %s %s: %s', (status, reason, message) => {
    expect(
      classifyAnswer({ from: 'API server', status, message }),
    ).toMatchObject({ reason, message, evidence: [{ kind: 'Status' }] });
  });

  it('only takes those for vague that say nothing of the cause', () => {
    const reasons: StoreReason[] = ['HelmFailed', 'HookFailed', 'ChartInvalid'];
    expect(reasons.map(reason => isVague({ reason, message: '' }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
