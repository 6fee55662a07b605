import { ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { readTestKubeconfigs, TestCluster } from '../__testUtils__/testCluster';
import { findRelease } from '../cluster/findRelease';
import { ObservedRelease } from '../kubernetes/ObservedStore';
import { waitFor } from './__testUtils__/processes';
import { buildUpgradeArgs } from './buildHelmArgs';
import { CliHelmClient } from './CliHelmClient';
import { prepareHelm } from './prepareHelm';

jest.setTimeout(120_000);

const NAMESPACE = 'helm-client';
const TARGET = { release: NAMESPACE, namespace: NAMESPACE };

const LEASE_MS = 60_000;

/** A hook that never ends, as its image is never there. */
const HOOK = `
{{- if .Values.hangs }}
apiVersion: v1
kind: Pod
metadata: { name: hook, annotations: { helm.sh/hook: pre-install, helm.sh/hook-delete-policy: before-hook-creation } }
spec: { nodeName: none, containers: [{ name: main, image: example.invalid/hook }] }
{{- end }}
`;

const CONTENT = `
apiVersion: v1
kind: ConfigMap
metadata: { name: content }
data: { key: {{ .Values.key | default "value" }} }
`;

describe('CliHelmClient with the real Helm', () => {
  const directory = createMockDirectory();
  let cluster: TestCluster;
  let client: CliHelmClient;
  let chart: string;
  let portal: ChildProcess | undefined;
  const connection = { kubeconfig: readTestKubeconfigs().admin };

  beforeAll(async () => {
    cluster = await TestCluster.create();
    await cluster.core.createNamespace({
      body: { metadata: { name: NAMESPACE } },
    });
    chart = directory.resolve('chart');
    await mkdir(join(chart, 'templates'), { recursive: true });
    await writeFile(
      join(chart, 'Chart.yaml'),
      'apiVersion: v2\nname: test\nversion: 0.1.0\n',
    );
    await writeFile(join(chart, 'templates/hook.yaml'), HOOK);
    await writeFile(join(chart, 'templates/content.yaml'), CONTENT);
    const logger = mockServices.logger.mock();
    const helm = await prepareHelm({
      command: 'helm',
      timeoutMs: 60_000,
      leaseMs: LEASE_MS,
      logger,
    });
    client = CliHelmClient.create({ ...helm, connection, logger });
  });

  afterEach(async () => {
    portal?.kill('SIGKILL');
    await client.uninstall(TARGET);
  });

  afterAll(async () => {
    await cluster.core.deleteNamespace({ name: NAMESPACE });
  });

  async function upgrade(revision?: number, values = {}): Promise<void> {
    await client.upgrade({
      ...TARGET,
      chart,
      version: '0.1.0',
      values,
      revision,
    });
  }

  async function readRelease(): Promise<ObservedRelease | undefined> {
    const { items } = await cluster.core.listNamespacedSecret({
      namespace: NAMESPACE,
    });
    return findRelease(items, NAMESPACE);
  }

  async function waitForStatus(status: string): Promise<ObservedRelease> {
    return waitFor(`the release is ${status}`, async () => {
      const release = await readRelease();
      return release?.status === status ? release : undefined;
    });
  }

  /** Has a portal in a process of its own begin an install that never ends. */
  async function startPortal(): Promise<ChildProcess> {
    const args = buildUpgradeArgs({
      ...TARGET,
      ...connection,
      chart,
      version: '0.1.0',
      revision: 1,
      timeoutMs: 60_000,
    });
    const options = {
      command: 'helm',
      args,
      input: JSON.stringify({ hangs: true }),
      env: { PATH: process.env.PATH, HOME: directory.path },
      timeoutMs: 60_000,
      times: {
        graceMs: 10_000,
        disconnectGraceMs: 10_000,
        terminateBeforeMs: 5_000,
        killBeforeMs: 1_000,
      },
      leaseMs: LEASE_MS,
    };
    portal = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./__testUtils__/portalProcess'),
        JSON.stringify(options),
      ],
      { stdio: 'ignore' },
    );
    return portal;
  }

  it('marks the revisions that it begins, and no others', async () => {
    await upgrade(1);
    expect(await readRelease()).toMatchObject({ revision: 1, own: true });
    await upgrade();
    expect(await readRelease()).toMatchObject({ revision: 2, own: false });
    await upgrade(3);
    expect(await readRelease()).toMatchObject({ revision: 3, own: true });
  });

  it('F33: says that a release is too large, and leaves nothing of it', async () => {
    const { randomBytes } = await import('node:crypto');
    const bloat = randomBytes(1_300_000).toString('base64');
    await expect(upgrade(1, { bloat })).rejects.toMatchObject({
      failure: 'ReleaseTooLarge',
    });
    expect(await readRelease()).toBeUndefined();
    const { items } = await cluster.core.listNamespacedConfigMap({
      namespace: NAMESPACE,
      fieldSelector: 'metadata.name=content',
    });
    expect(items).toEqual([]);
  });

  it('has Helm record that it failed when the portal is killed', async () => {
    const killed = await startPortal();
    await waitForStatus('pending-install');
    killed.kill('SIGKILL');
    await waitForStatus('failed');
    await upgrade(2);
    expect(await readRelease()).toMatchObject({ status: 'deployed' });
  });

  it('F2: finds its own mark on what a killed Helm has left, and can clear it away', async () => {
    await startPortal();
    await waitForStatus('pending-install');
    await killHelm();
    expect(await readRelease()).toMatchObject({
      status: 'pending-install',
      own: true,
    });
    await expect(upgrade(2)).rejects.toMatchObject({
      failure: 'ReleaseLocked',
    });
    await client.uninstall(TARGET);
    await upgrade(1);
    expect(await readRelease()).toMatchObject({
      revision: 1,
      status: 'deployed',
    });
  });
});

/** Kills the Helm of this test, as the kernel does when there is no memory left. */
async function killHelm(): Promise<void> {
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,args=']);
  const found = stdout
    .split('\n')
    .find(line =>
      line.includes(`helm upgrade --install --namespace=${NAMESPACE}`),
    );
  process.kill(Number.parseInt(found ?? '', 10), 'SIGKILL');
}
