import type { V1Container, V1Pod, V1PodSpec } from '@kubernetes/client-node';

/** What a pod says otherwise than one that every store's namespace lets in. */
export interface PodChanges {
  readonly spec?: Partial<V1PodSpec>;
  readonly container?: Partial<V1Container>;
}

/** A pod as the Pod Security level `restricted` wants it, but for what is said. */
export function makePod(changes: PodChanges = {}): V1Pod {
  const { spec, container } = changes;
  return {
    metadata: { name: 'attempt' },
    spec: {
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'main',
          image: 'registry.example.com/attempt:1.0.0',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
          ...container,
        },
      ],
      ...spec,
    },
  };
}

/** A pod whose container may do what is said beside what is always safe. */
export function makePodWith(
  securityContext: V1Container['securityContext'],
): V1Pod {
  return makePod({
    container: {
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        ...securityContext,
      },
    },
  });
}

/** A pod that mounts a folder of its node. */
export function makePodWithHostPath(
  container: Partial<V1Container> = {},
): V1Pod {
  const [safe] = makePod().spec!.containers;
  return makePod({
    spec: { volumes: [{ name: 'host', hostPath: { path: '/etc' } }] },
    container: {
      ...safe,
      volumeMounts: [{ name: 'host', mountPath: '/host' }],
      ...container,
    },
  });
}

/** A pod that mounts something into its node, which only privileged ones can. */
export function makePodWithBindMount(): V1Pod {
  return makePodWithHostPath({
    securityContext: { privileged: true },
    volumeMounts: [
      { name: 'host', mountPath: '/host', mountPropagation: 'Bidirectional' },
    ],
  });
}
