import type { V1Deployment, V1Pod } from '@kubernetes/client-node';
import { trimNamespace } from './trimNamespace';
import { trimPod } from './trimPod';
import { trimVolumeClaim } from './trimVolumeClaim';
import {
  trimCronJob,
  trimDeployment,
  trimJob,
  trimReplicaSet,
  trimStatefulSet,
} from './trimWorkload';

const METADATA = {
  name: 'demo',
  namespace: 'store-demo',
  uid: 'uid',
  resourceVersion: '7',
  labels: { app: 'wordpress' },
};

const POD: V1Pod = {
  metadata: {
    ...METADATA,
    creationTimestamp: new Date('2026-01-01T00:00:00Z'),
    managedFields: [{ manager: 'helm' }],
    annotations: { 'helm.sh/hook': 'test', 'checksum/config': 'abc' },
    ownerReferences: [
      { apiVersion: 'batch/v1', kind: 'Job', name: 'job', uid: 'owner' },
    ],
  },
  spec: {
    nodeName: 'node',
    containers: [{ name: 'wordpress', env: [{ name: 'A', value: 'secret' }] }],
    volumes: [
      { name: 'data', persistentVolumeClaim: { claimName: 'data-0' } },
      { name: 'config', configMap: { name: 'config' } },
    ],
  },
  status: {
    phase: 'Running',
    podIP: '10.0.0.1',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [
      {
        name: 'wordpress',
        image: 'wordpress:7',
        imageID: 'sha256:abc',
        containerID: 'containerd://abc',
        ready: true,
        restartCount: 1,
        lastState: { terminated: { exitCode: 1, message: 'no database' } },
      },
    ],
  },
};

const DEPLOYMENT: V1Deployment = {
  metadata: { ...METADATA, generation: 2 },
  spec: {
    replicas: 1,
    selector: { matchLabels: METADATA.labels },
    template: { spec: { containers: [] } },
  },
  status: {
    observedGeneration: 2,
    readyReplicas: 1,
    collisionCount: 0,
    conditions: [{ type: 'Available', status: 'True' }],
  },
};

describe('what is kept of', () => {
  it('a pod', () => {
    expect(trimPod(POD)).toEqual({
      metadata: {
        ...METADATA,
        creationTimestamp: new Date('2026-01-01T00:00:00Z'),
        annotations: { 'helm.sh/hook': 'test' },
        ownerReferences: [{ kind: 'Job', name: 'job', uid: 'owner' }],
      },
      spec: {
        nodeName: 'node',
        volumes: [
          { name: 'data', persistentVolumeClaim: { claimName: 'data-0' } },
        ],
      },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
        containerStatuses: [
          {
            name: 'wordpress',
            image: 'wordpress:7',
            ready: true,
            restartCount: 1,
            lastState: { terminated: { exitCode: 1, message: 'no database' } },
          },
        ],
      },
    });
  });

  it.each([trimDeployment, trimStatefulSet])('a workload', trim => {
    expect(trim(DEPLOYMENT)).toEqual({
      metadata: { ...METADATA, generation: 2 },
      spec: { replicas: 1, selector: { matchLabels: METADATA.labels } },
      status: {
        observedGeneration: 2,
        readyReplicas: 1,
        conditions: [{ type: 'Available', status: 'True' }],
      },
    });
  });

  it('a ReplicaSet', () => {
    const annotations = { 'deployment.kubernetes.io/revision': '3' };
    const ownerReferences = [{ kind: 'Deployment', name: 'demo', uid: 'uid' }];
    expect(
      trimReplicaSet({
        ...DEPLOYMENT,
        metadata: { ...METADATA, annotations, ownerReferences },
      }),
    ).toEqual({ metadata: { ...METADATA, ownerReferences } });
  });

  it('a CronJob', () => {
    const spec = { schedule: '* * * * *', suspend: true };
    const status = { lastSuccessfulTime: '2026-01-01T00:00:00Z' };
    expect(
      trimCronJob({
        metadata: METADATA,
        spec: { ...spec, ...{ jobTemplate: { spec: {} } } },
        status: { ...status, ...{ active: [] } },
      }),
    ).toEqual({ metadata: METADATA, spec, status });
  });

  it('a Job', () => {
    const status = {
      failed: 1,
      conditions: [{ type: 'Failed', status: 'True' }],
    };
    expect(
      trimJob({
        metadata: METADATA,
        spec: { backoffLimit: 0, ...{ template: {} } },
        status: { ...status, ...{ uncountedTerminatedPods: {} } },
      }),
    ).toEqual({ metadata: METADATA, spec: { backoffLimit: 0 }, status });
  });

  it('a volume claim', () => {
    const spec = { storageClassName: 'fast', volumeName: 'pv' };
    const status = { phase: 'Bound', capacity: { storage: '8Gi' } };
    expect(
      trimVolumeClaim({
        metadata: { ...METADATA, finalizers: ['kubernetes.io/pvc-protection'] },
        spec: { ...spec, ...{ volumeMode: 'Filesystem' } },
        status: { ...status, ...{ accessModes: ['ReadWriteOnce'] } },
      }),
    ).toEqual({
      metadata: { ...METADATA, finalizers: ['kubernetes.io/pvc-protection'] },
      spec,
      status,
    });
  });

  it('a namespace', () => {
    expect(trimNamespace({ metadata: METADATA, spec: {}, status: {} })).toEqual(
      { metadata: METADATA },
    );
  });

  it('a namespace that goes', () => {
    const conditions = [
      { type: 'NamespaceContentRemaining', status: 'True', message: '2 pods' },
    ];
    const status = { phase: 'Terminating', conditions };
    expect(trimNamespace({ metadata: METADATA, status })).toEqual({
      metadata: METADATA,
      status: { conditions },
    });
  });

  it('an object of which nothing is known yet', () => {
    expect(trimPod({})).toEqual({ metadata: {}, spec: {}, status: {} });
    expect(trimDeployment({})).toEqual({ metadata: {}, status: {} });
  });
});
