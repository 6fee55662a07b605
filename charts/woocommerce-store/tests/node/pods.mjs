// Pods of the tests' own beside a store: restricted like the store's, and no part of its release.
import { readFile } from 'node:fs/promises';
import { IMAGES } from './settings.mjs';

const { registry, repository, tag, pullPolicy } = IMAGES.wordpress;
const WORDPRESS = `${registry}/${repository}:${tag}`;
const MARIADB = `${IMAGES.mariadb.registry}/${IMAGES.mariadb.repository}:${IMAGES.mariadb.tag}`;

const WEB_USER = 33;
const DATABASE_USER = 999;

/** A pod, and a Service of its name when it has ports. Its scratch folder is /srv. */
function pod(name, { labels = {}, ports = [], claim, ...container }) {
  const { uid = WEB_USER, image = WORDPRESS, mounts = [], ...rest } = container;
  const all = { 'store-test': name, ...labels };
  const objects = [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: all },
      spec: {
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        terminationGracePeriodSeconds: 0,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: uid,
          runAsGroup: uid,
          fsGroup: uid,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          {
            name: 'main',
            image,
            imagePullPolicy: pullPolicy,
            terminationMessagePolicy: 'FallbackToLogsOnError',
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
            resources: {
              requests: { cpu: '10m', memory: '32Mi' },
              limits: { cpu: '1', memory: '384Mi' },
            },
            volumeMounts: [
              { name: 'srv', mountPath: '/srv' },
              { name: 'tmp', mountPath: '/tmp' },
              ...mounts,
            ],
            ...rest,
          },
        ],
        volumes: [
          { name: 'srv', ...(claim ? claimVolume(claim) : { emptyDir: {} }) },
          { name: 'tmp', emptyDir: {} },
          ...mounts.map(mount => ({ name: mount.name, emptyDir: {} })),
        ],
      },
    },
  ];
  if (ports.length > 0) {
    objects.push({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: {
        selector: { 'store-test': name },
        ports: ports.map(port => ({ name: `p${port}`, port })),
      },
    });
  }
  return objects;
}

function claimVolume(claimName) {
  return { persistentVolumeClaim: { claimName } };
}

async function start(namespace, name, options) {
  await namespace.apply(...pod(name, options));
  const args = ['wait', `pod/${name}`, '--for=condition=Ready'];
  const { code } = await namespace.tryKubectl([...args, '--timeout=120s']);
  if (code !== 0) {
    const { status } = await namespace.get('pod', name);
    throw new Error(
      `the pod ${name} is not ready: ${JSON.stringify(
        status.containerStatuses ?? status,
      )}`,
    );
  }
}

/** A pod that does nothing, to look at things from. */
export async function startShell(namespace, name, { labels, claim } = {}) {
  await start(namespace, name, { labels, claim, command: ['sleep', '3600'] });
  return (...command) => namespace.exec(name, command);
}

/** Serves files by http, as a mirror of wordpress.org would. */
export async function startMirror(namespace, { name = 'mirror' } = {}) {
  await start(namespace, name, {
    ports: [8080],
    command: ['php', '-S', '0.0.0.0:8080', '-t', '/srv'],
    readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
  });
  return {
    async put(file, content) {
      await namespace.exec(name, ['sh', '-c', `cat >"/srv/${file}"`], {
        input: content,
      });
      return `http://${name}.${namespace.name}:8080/${file}`;
    },
  };
}

/** Takes mails and keeps them. */
export async function startMailServer(namespace, { user, password } = {}) {
  const name = user ? 'mail-with-login' : 'mail';
  const program = await readFile(
    new URL('mail-server.php', import.meta.url),
    'utf8',
  );
  await start(namespace, name, {
    ports: [2525],
    command: ['php', '-r', program.replace(/^<\?php/, '')],
    env: [
      { name: 'MAIL_USER', value: user ?? '' },
      { name: 'MAIL_PASSWORD', value: password ?? '' },
    ],
    readinessProbe: { tcpSocket: { port: 2525 }, periodSeconds: 1 },
  });
  return {
    host: `${name}.${namespace.name}.svc.cluster.local`,
    port: 2525,
    /** What came so far, oldest first. */
    async mails() {
      const text = await namespace.exec(name, [
        'sh',
        '-c',
        'cat /srv/mails 2>/dev/null || true',
      ]);
      return text
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line));
    },
  };
}

/** A database of several stores, for tests that are not about MariaDB's own start. */
export async function startDatabase(namespace, secret) {
  const name = 'database';
  await start(namespace, name, {
    image: MARIADB,
    uid: DATABASE_USER,
    ports: [3306],
    env: [
      { name: 'MARIADB_ROOT_PASSWORD', value: secret['mariadb-root-password'] },
      { name: 'MARIADB_USER', value: 'wordpress' },
      { name: 'MARIADB_PASSWORD', value: secret['mariadb-password'] },
    ],
    mounts: [
      { name: 'run', mountPath: '/run/mysqld' },
      { name: 'data', mountPath: '/var/lib/mysql' },
    ],
    readinessProbe: {
      exec: {
        command: ['healthcheck.sh', '--connect', '--innodb_initialized'],
      },
      periodSeconds: 1,
    },
  });
  const sql = (statement, database = '') =>
    namespace.exec(
      name,
      [
        'sh',
        '-c',
        `mariadb --user=root --password="$MARIADB_ROOT_PASSWORD" --batch --skip-column-names ${database}`,
      ],
      { input: statement },
    );
  return {
    host: `${name}.${namespace.name}.svc.cluster.local`,
    sql,
    async create(database) {
      await sql(
        `CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4; GRANT ALL ON \`${database}\`.* TO wordpress@'%'`,
      );
    },
  };
}
