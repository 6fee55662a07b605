import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';

const makeLabels = (component: string) =>
  [
    'app.kubernetes.io/instance: {{ .Release.Name }}',
    `app.kubernetes.io/component: ${component}`,
    'woocommerce.backstage/store: {{ index .Values.commonLabels "woocommerce.backstage/store" }}',
  ].join(', ');

/** One that a namespace lets in whose Pod Security level is `restricted`. */
const CONTAINER: JsonObject = {
  name: 'main',
  image: 'example.invalid/shop',
  securityContext: {
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

const makeDatabase = (container: JsonObject) => `
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ .Release.Name }}-mariadb
  labels: { ${makeLabels('mariadb')} }
spec:
  replicas: 1
  serviceName: none
  selector: { matchLabels: { ${makeLabels('mariadb')} } }
  template:
    metadata: { labels: { ${makeLabels('mariadb')} } }
    spec: { containers: ${JSON.stringify([container])} }
  volumeClaimTemplates:
    - metadata: { name: data, labels: { ${makeLabels('mariadb')} } }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;

const makeWordpress = (version: string, container: JsonObject) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-wordpress
  labels: { ${makeLabels('wordpress')} }
spec:
  replicas: 1
  strategy: { type: Recreate }
  selector: { matchLabels: { ${makeLabels('wordpress')} } }
  template:
    metadata: { labels: { ${makeLabels(
      'wordpress',
    )} }, annotations: { version: "${version}" } }
    spec: { containers: ${JSON.stringify([container])} }
`;

const CRON = `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {{ .Release.Name }}-cron
  labels: { ${makeLabels('cron')} }
spec:
  schedule: '* * * * *'
  jobTemplate:
    spec:
      template:
        metadata: { labels: { ${makeLabels('cron')} } }
        spec: { restartPolicy: Never, containers: ${JSON.stringify([
          CONTAINER,
        ])} }
`;

const VERIFIER = { ...CONTAINER, name: 'verification' };

const VERIFICATION = `
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-verification
  labels: { ${makeLabels('verification')} }
  annotations: { helm.sh/hook: test, helm.sh/hook-delete-policy: before-hook-creation }
spec: { restartPolicy: Never, containers: ${JSON.stringify([VERIFIER])} }
`;

/**
 * Writes a chart that is to the engine what the real ones are, and small: it has
 * the names that the engine looks for, and nothing in its pods.
 *
 * @returns the chart's directory
 */
export async function writeTestChart(options: {
  directory: string;
  version: string;
  /** Whether there is a pod for `helm test`. */
  verification?: boolean;
  /** What is different about the containers of its workloads. */
  containers?: { database?: JsonObject; wordpress?: JsonObject };
}): Promise<string> {
  const { directory, version, verification = true, containers } = options;
  await mkdir(join(directory, 'templates'), { recursive: true });
  const files = {
    'Chart.yaml': `apiVersion: v2\nname: test-shop\nversion: ${version}\n`,
    'templates/database.yaml': makeDatabase({
      ...CONTAINER,
      ...containers?.database,
    }),
    'templates/wordpress.yaml': makeWordpress(version, {
      ...CONTAINER,
      ...containers?.wordpress,
    }),
    'templates/cron.yaml': CRON,
    'templates/verification.yaml': verification ? VERIFICATION : '',
  };
  for (const [path, content] of Object.entries(files)) {
    await writeFile(join(directory, path), content);
  }
  return directory;
}
