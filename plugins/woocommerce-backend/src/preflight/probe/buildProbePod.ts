/** What a probe's pod may use: little, since it has to fit into any cluster. */
const RESOURCES = {
  requests: { cpu: '10m', memory: '32Mi' },
  limits: { cpu: '500m', memory: '128Mi' },
};

/** WordPress's image runs as that user in stores, too. */
const USER = 33;

/** A pod that does one thing and that the Pod Security level `restricted` lets in. */
export function buildProbePod(options: {
  name: string;
  image: string;
  command: readonly string[];
  /** Whether it asks for what that level forbids. */
  privileged?: boolean;
}): object {
  const { name, image, command, privileged = false } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { 'woocommerce.backstage/probe': name } },
    spec: {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: 1,
      activeDeadlineSeconds: 300,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: USER,
        runAsGroup: USER,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'probe',
          image,
          command,
          terminationMessagePolicy: 'FallbackToLogsOnError',
          resources: RESOURCES,
          securityContext: privileged
            ? { privileged: true }
            : {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
        },
      ],
    },
  };
}
