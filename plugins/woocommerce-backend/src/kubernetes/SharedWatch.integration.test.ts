import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readTestKubeconfigs } from '../__testUtils__/testCluster';
import { TestProxy } from '../__testUtils__/TestProxy';
import { connectTo } from './__testUtils__/connectTo';
import { TestAccount } from './__testUtils__/TestAccount';
import { until } from './__testUtils__/until';
import { callCluster, getStatusCode, getStatusMessage } from './errors';
import { Kubernetes } from './loadKubernetes';
import { SharedWatch } from './SharedWatch';
import { listAll } from './watch/listAll';
import { trimPod } from './watch/trimPod';
import { WatchedPod } from './watch/WatchedObjects';
import { WatchStream } from './watch/WatchStream';
import { WatchTiming } from './watch/WatchTiming';

jest.setTimeout(60_000);

const PODS = '/api/v1/pods';
/** The API server keeps these in no cache: its answers are etcd's. */
const EVENTS = '/api/v1/events';
const LABEL = 'watch-test';

describe('SharedWatch on a real API server', () => {
  const directory = createMockDirectory();
  const otherDirectory = createMockDirectory();
  let account: TestAccount;
  let proxy: TestProxy;
  let kubernetes: Kubernetes;
  let tokenFile: string;
  let watch: SharedWatch<WatchedPod> | undefined;
  let changed: string[];
  let states: boolean[];

  beforeAll(async () => {
    account = await TestAccount.create();
    proxy = await TestProxy.start(account.admin.server);
  });
  afterAll(async () => {
    await proxy.stop();
    await account.delete();
  });

  beforeEach(async () => {
    changed = [];
    states = [];
    tokenFile = directory.resolve('token');
    const secret = `token-${Date.now()}`;
    await writeFile(tokenFile, await account.createToken(secret));
    kubernetes = await connectTo({
      directory: directory.path,
      server: `https://127.0.0.1:${proxy.port}`,
      ca: await account.readAuthority(),
      user: { tokenFile },
      // A busy machine answers late, too.
      connection: { pingIntervalMs: 200, pingTimeoutMs: 2_000 },
    });
  });
  afterEach(async () => {
    await watch?.stop();
    kubernetes.watchTransport.close();
  });

  async function start(
    path = PODS,
    timing: Partial<WatchTiming> = {},
  ): Promise<SharedWatch<WatchedPod>> {
    const started = new SharedWatch({
      kubernetes,
      kind: { path, labelSelector: LABEL, trim: trimPod },
      onChange: ({ metadata }) => changed.push(metadata!.name!),
      onConnection: () => states.push(started.connected),
      timing: {
        minLifeMs: 100,
        spreadMs: 50,
        forbiddenMs: 500,
        ...timing,
      },
    });
    watch = started;
    await started.start();
    expect(started.problem).toBeUndefined();
    return started;
  }

  async function createPod(name: string): Promise<void> {
    await account.admin.core.createNamespacedPod({
      namespace: account.namespace,
      body: {
        metadata: { name, labels: { [LABEL]: 'yes' } },
        spec: {
          containers: [{ name: 'pause', image: 'pause' }],
          // Nobody works on it, so that it changes only when a test changes it.
          schedulerName: 'nobody',
        },
      },
    });
  }

  async function deletePod(name: string): Promise<void> {
    await account.admin.core.deleteNamespacedPod({
      namespace: account.namespace,
      name,
      gracePeriodSeconds: 0,
    });
  }

  function untilToldOf(name: string): Promise<void> {
    return until(() => changed.includes(name));
  }

  function cutOnce(): void {
    proxy.cut();
    proxy.mend();
  }

  it('F14: goes on from where it was however often it is cut', async () => {
    const pods = await start();
    for (const name of ['cut-1', 'cut-2', 'cut-3']) {
      await sleep(200);
      cutOnce();
      await createPod(name);
      await untilToldOf(name);
    }
    expect(changed).toEqual(['cut-1', 'cut-2', 'cut-3']);
    expect(pods.list(account.namespace)).toHaveLength(3);
    await Promise.all(changed.map(deletePod));
    await until(() => pods.list(account.namespace).length === 0);
    expect(states).toEqual([true]);
  });

  it('F14: sees soon what happens behind a connection that carries nothing any more', async () => {
    const pods = await start();
    // Longer than a ping may take: they are answered.
    await sleep(3_000);
    expect(states).toEqual([true]);
    proxy.freeze();
    await createPod('behind');
    await untilToldOf('behind');
    await deletePod('behind');
    await until(() => pods.list(account.namespace).length === 0);
    expect(states).toEqual([true]);
  });

  it('F15: finds what was deleted while etcd has forgotten it', async () => {
    await createEvent('kept');
    await createEvent('gone');
    const watched = await start(EVENTS, { graceMs: 100 });
    await sleep(200);
    proxy.cut();
    await until(() => !watched.connected);
    await account.admin.core.deleteNamespacedEvent({
      namespace: account.namespace,
      name: 'gone',
    });
    await createEvent('new');
    await compact();
    proxy.mend();
    await until(() => watched.connected);
    expect(
      watched
        .list(account.namespace)
        .map(({ metadata }) => metadata?.name)
        .sort(),
    ).toEqual(['kept', 'new']);
    expect([...changed].sort()).toEqual(['gone', 'new']);
  });

  it('F15: is told that a moment is too long ago', async () => {
    await createEvent('recent');
    await compact();
    const opened = WatchStream.open({
      kubernetes,
      kind: { path: EVENTS, labelSelector: LABEL },
      resourceVersion: '1',
      seconds: 5,
      patienceMs: 10_000,
      signal: new AbortController().signal,
    }).then(async stream => {
      for await (const event of stream) {
        throw new Error(`There is ${event.type}`);
      }
    });
    await expect(opened).rejects.toMatchObject({ code: 410 });
  });

  it('F16: gets a bookmark when only objects change that it does not watch', async () => {
    const signal = new AbortController().signal;
    const kind = { path: PODS, labelSelector: 'nothing', trim: trimPod };
    const { resourceVersion } = await listAll({ kubernetes, kind, signal });
    const stream = await WatchStream.open({
      kubernetes,
      kind,
      resourceVersion,
      // The last one comes two seconds before the end.
      seconds: 4,
      patienceMs: 10_000,
      signal,
    });
    await createPod('other');
    const types: string[] = [];
    for await (const event of stream) {
      types.push(event.type);
    }
    expect(types).toContain('BOOKMARK');
    expect(new Set(types).size).toBe(1);
    await deletePod('other');
  });

  it('F17: goes on with a new token when the old one is revoked', async () => {
    const old = await account.createToken('old');
    await writeFile(tokenFile, old);
    const pods = await start();
    await writeFile(tokenFile, await account.createToken('new'));
    await account.revokeToken('old');
    await untilRefused(old);

    cutOnce();
    await createPod('rotated');
    await untilToldOf('rotated');
    const { core } = kubernetes;
    await callCluster(() => core.listNamespacedPod({ namespace: LABEL }));
    await deletePod('rotated');
    await until(() => pods.list(account.namespace).length === 0);
    expect(states).toEqual([true]);
  });

  it('F18: names the verb that was taken, and goes on when it is given back', async () => {
    const pods = await start();
    await account.allow(['get', 'list']);
    // The API server learns of it by a watch of its own.
    await sleep(1_000);
    cutOnce();
    await until(() => getStatusCode(pods.problem) === 403);
    expect(getStatusMessage(pods.problem)).toContain(
      'cannot watch resource "pods"',
    );
    expect(() => pods.list(account.namespace)).toThrow('403');

    await createPod('meanwhile');
    await account.allow(['get', 'list', 'watch']);
    await until(() => pods.connected);
    expect(pods.list(account.namespace)).toHaveLength(1);
    await deletePod('meanwhile');
  });

  async function createEvent(name: string): Promise<void> {
    const { namespace } = account;
    await account.admin.core.createNamespacedEvent({
      namespace,
      body: {
        metadata: { name, labels: { [LABEL]: 'yes' } },
        involvedObject: { kind: 'Namespace', name: namespace, namespace },
      },
    });
  }

  /** The API server believes what it has found out about a token for ten seconds. */
  async function untilRefused(token: string): Promise<void> {
    const file = otherDirectory.resolve('token');
    await writeFile(file, token);
    const other = await connectTo({
      directory: otherDirectory.path,
      server: account.admin.server,
      ca: await account.readAuthority(),
      user: { tokenFile: file },
    });
    for (;;) {
      try {
        await other.core.listNamespacedPod({ namespace: account.namespace });
      } catch (error) {
        expect(getStatusCode(error)).toBe(401);
        return;
      }
      await sleep(500);
    }
  }
});

/** Makes etcd forget all that has happened so far. */
async function compact(): Promise<void> {
  const state = dirname(readTestKubeconfigs().admin);
  const config = await readFile(join(state, 'kwok', 'config.yaml'), 'utf8');
  const [, port] = /etcdPort: (\d+)/.exec(config)!;
  const { header } = await callEtcd(port, 'maintenance/status', {});
  await callEtcd(port, 'kv/compaction', {
    revision: header.revision,
    physical: true,
  });
}

async function callEtcd(
  port: string,
  method: string,
  body: object,
): Promise<{ header: { revision: string } }> {
  const response = await fetch(`http://127.0.0.1:${port}/v3/${method}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return response.json();
}
