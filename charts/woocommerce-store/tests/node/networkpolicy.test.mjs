// What the store's network policies let through and what they don't, by connections that are really tried. Needs a
// cluster whose network enforces policies; whether it does is tried first.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Namespace, eventually } from './cluster.mjs';
import { startMailServer, startMirror, startShell } from './pods.mjs';
import { answerAround } from './addresses.mjs';
import { ON_THIS_MACHINE, ROUTE, SKIP } from './settings.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

const TRY_SECONDS = 2;

/** Where clouds tell a node its secrets, and an address of the internet that is kept for documentation. */
const METADATA = '169.254.169.254';
const INTERNET = '198.51.100.80';

/** PHP that connects, and prints «open» or «closed». */
const CONNECT = `
[, $protocol, $host, $port] = $argv;
$socket = @stream_socket_client("$protocol://$host:$port", $code, $text, ${TRY_SECONDS});
echo $socket === false ? 'closed' : 'open';
`;

/** PHP that asks a name server by UDP or TCP for the API server's name, and prints «open» when an answer comes. */
const RESOLVE = `
[, $protocol, $host] = $argv;
$question = "\\x12\\x34\\x01\\x00\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x0akubernetes\\x07default\\x03svc\\x07cluster\\x05local\\x00\\x00\\x01\\x00\\x01";
$socket = @stream_socket_client("$protocol://$host:53", $code, $text, ${TRY_SECONDS});
if ($socket === false) { exit('closed'); }
stream_set_timeout($socket, ${TRY_SECONDS});
fwrite($socket, ($protocol === 'tcp' ? pack('n', strlen($question)) : '') . $question);
echo strlen((string) fread($socket, 512)) > 12 ? 'open' : 'closed';
`;

describe('the network policies', { skip: SKIP }, () => {
  const namespace = Namespace.around('policy');
  const elsewhere = Namespace.around('stranger');
  let store;
  let enforced;
  let addresses;
  const shells = {};
  if (ON_THIS_MACHINE) {
    answerAround(METADATA, 80);
    answerAround(INTERNET, 80);
  }

  before(async () => {
    const mirror = await startMirror(namespace);
    const [mail] = await Promise.all([
      startMailServer(namespace),
      startShell(namespace, 'stranger').then(shell => {
        shells.stranger = shell;
      }),
      startShell(elsewhere, 'foreigner').then(shell => {
        shells.foreigner = shell;
      }),
      startMirror(elsewhere),
    ]);
    store = new Store(namespace, 'closed', {
      woocommerce: await offerFirst(mirror),
      cron: { enabled: true, schedule: '0 0 1 1 *' },
      smtp: {
        host: mail.host,
        port: mail.port,
        encryption: 'none',
        from: 'shop@example.com',
      },
    });
    await store.installReady();
    const labels = component => ({
      'app.kubernetes.io/name': 'woocommerce-store',
      'app.kubernetes.io/instance': store.release,
      'app.kubernetes.io/component': component,
    });
    // Pods that the policies take for the store's own, with nothing in them but a shell.
    await Promise.all(
      ['cron', 'unknown'].map(async component => {
        shells[component] = await startShell(namespace, `as-${component}`, {
          labels: labels(component),
        });
      }),
    );
    shells.wordpress = (...command) => store.exec(command);
    const service = (name, place = namespace) => `${name}.${place.name}.svc`;
    const ip = async component => (await store.pod(component)).status.podIP;
    addresses = {
      mirror: service('mirror'),
      'foreign mirror': service('mirror', elsewhere),
      mail: service('mail'),
      wordpress: await ip('wordpress'),
      'wordpress service': service(`${store.release}-wordpress`),
      mariadb: await ip('mariadb'),
      'mariadb service': service(`${store.release}-mariadb`),
      api: 'kubernetes.default.svc',
      metadata: METADATA,
      internet: INTERNET,
      dns: await nameServer(),
    };
    enforced = await isEnforced();
  });

  /** The name server that pods are given. */
  async function nameServer() {
    const text = await shells.stranger('cat', '/etc/resolv.conf');
    return /^nameserver (\S+)/m.exec(text)[1];
  }

  const connect = (from, host, port) =>
    shells[from]('php', '-r', CONNECT, '--', 'tcp', host, String(port));
  const resolve = (from, protocol) =>
    shells[from]('php', '-r', RESOLVE, '--', protocol, addresses.dns);

  /** Whether a policy that lets nothing in keeps anything out. */
  async function isEnforced() {
    await namespace.apply({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'nothing-in' },
      spec: {
        podSelector: { matchLabels: { 'store-test': 'mirror' } },
        policyTypes: ['Ingress'],
      },
    });
    try {
      await eventually(
        async () =>
          assert.equal(
            await connect('foreigner', addresses.mirror, 8080),
            'closed',
          ),
        { seconds: 10 },
      );
      return true;
    } catch {
      return false;
    } finally {
      await namespace.kubectl(['delete', 'networkpolicy', 'nothing-in']);
      await eventually(
        async () =>
          assert.equal(
            await connect('foreigner', addresses.mirror, 8080),
            'open',
          ),
        { seconds: 10 },
      );
    }
  }

  /** From which pod, to what, on which port, and what has to come of it. Strangers show that what is closed answers. */
  const CONNECTIONS = [
    ['wordpress', 'mariadb', 3306, 'open'],
    ['wordpress', 'mariadb service', 3306, 'open'],
    ['wordpress', 'mirror', 8080, 'open'],
    ['wordpress', 'mail', 2525, 'open'],
    ['wordpress', 'internet', 80, 'open'],
    ['wordpress', 'foreign mirror', 8080, 'closed'],
    ['wordpress', 'metadata', 80, 'closed'],
    ['wordpress', 'api', 443, 'closed'],
    ['cron', 'wordpress', 8080, 'open'],
    ['cron', 'wordpress service', 80, 'open'],
    ['cron', 'wordpress', 8081, 'closed'],
    ['cron', 'mariadb', 3306, 'closed'],
    ['cron', 'mirror', 8080, 'closed'],
    ['cron', 'internet', 80, 'closed'],
    ['cron', 'metadata', 80, 'closed'],
    ['unknown', 'wordpress', 8080, 'closed'],
    ['unknown', 'mariadb', 3306, 'closed'],
    ['unknown', 'mirror', 8080, 'closed'],
    ['stranger', 'wordpress', 8080, 'open'],
    ['stranger', 'wordpress', 8081, 'closed'],
    ['stranger', 'mariadb', 3306, 'closed'],
    ['stranger', 'mariadb service', 3306, 'closed'],
    ['stranger', 'foreign mirror', 8080, 'open'],
    ['stranger', 'mail', 2525, 'open'],
    ['stranger', 'api', 443, 'open'],
    ['stranger', 'metadata', 80, 'open'],
    ['stranger', 'internet', 80, 'open'],
    ['foreigner', 'wordpress', 8080, 'open'],
    ['foreigner', 'mariadb', 3306, 'closed'],
    ['foreigner', 'mariadb service', 3306, 'closed'],
    ['foreigner', 'mirror', 8080, 'open'],
  ];

  /** Why a connection can't be tried here, if it can't. */
  function cannotTry(to, expected) {
    if (!enforced && expected === 'closed') {
      return 'the network of this cluster does not enforce network policies';
    }
    return ['metadata', 'internet'].includes(to) && !ON_THIS_MACHINE
      ? 'this machine is not the node, and nothing can be made to answer there'
      : undefined;
  }

  for (const [from, to, port, expected] of CONNECTIONS) {
    test(`${from} to ${to}, port ${port}: ${expected}`, async t => {
      const reason = cannotTry(to, expected);
      if (reason) {
        t.skip(reason);
        return;
      }
      assert.equal(await connect(from, addresses[to], port), expected);
    });
  }

  for (const [from, expected] of [
    ['wordpress', 'open'],
    ['cron', 'open'],
    ['unknown', 'closed'],
  ]) {
    for (const protocol of ['udp', 'tcp']) {
      test(`${from} to the name server by ${protocol}: ${expected}`, async t => {
        if (!enforced && expected === 'closed') {
          t.skip(
            'the network of this cluster does not enforce network policies',
          );
          return;
        }
        assert.equal(await resolve(from, protocol), expected);
      });
    }
  }

  test('the database can start no connection, not even to a name server', async t => {
    const reason = cannotTry('', 'closed');
    if (reason) {
      t.skip(reason);
      return;
    }
    const { code } = await namespace.tryKubectl([
      'exec',
      `${store.release}-mariadb-0`,
      '--',
      'timeout',
      String(TRY_SECONDS),
      'bash',
      '-c',
      `exec 3<>/dev/tcp/${addresses.mirror}/8080`,
    ]);
    assert.notEqual(code, 0);
  });

  test('shoppers come in over the route', async () => {
    assert.equal((await store.ask('/shop/')).status, 200);
  });

  test('with a named ingress, nobody else gets in', async t => {
    const reason = cannotTry('', 'closed');
    if (reason) {
      t.skip(reason);
      return;
    }
    await store.upgrade({
      networkPolicy: {
        ingressFrom: [
          {
            ipBlock: {
              cidr: `${(ROUTE.http || '192.0.2.1').split(':')[0]}/32`,
            },
          },
        ],
      },
    });
    await eventually(
      async () =>
        assert.equal(
          await connect('foreigner', addresses.wordpress, 8080),
          'closed',
        ),
      { seconds: 15 },
    );
    assert.equal(
      await connect('stranger', addresses.wordpress, 8080),
      'closed',
    );
    assert.equal(await connect('cron', addresses.wordpress, 8080), 'open');
    if (ROUTE.http) {
      assert.equal((await store.ask('/shop/')).status, 200);
    }
  });

  test('without internet access there is none', async t => {
    const reason = cannotTry('internet', 'closed');
    if (reason) {
      t.skip(reason);
      return;
    }
    await store.upgrade({ internetAccess: false });
    await store.ready();
    assert.equal(await connect('wordpress', INTERNET, 80), 'closed');
    assert.equal(await connect('stranger', INTERNET, 80), 'open');
    assert.equal(await connect('wordpress', addresses.mirror, 8080), 'open');
  });
});
