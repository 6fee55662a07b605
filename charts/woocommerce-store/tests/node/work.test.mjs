// What a store does besides showing pages: scheduled work, mail, uploads, and requests to itself.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Namespace, eventually } from './cluster.mjs';
import { startMailServer, startMirror } from './pods.mjs';
import { SKIP } from './settings.mjs';
import { assertAdministers, buy } from './shopper.mjs';
import { Store } from './store.mjs';
import { offerFirst } from './woocommerce.mjs';

const UPLOAD_MEGABYTES = 8;
const MEGABYTE = 1024 * 1024;
const LOGIN = { user: 'shop@example.com', password: 'p$s w"rd\'' };

describe('the work of a store', { skip: SKIP }, () => {
  const namespace = Namespace.around('work');
  let store;
  let openMail;
  let closedMail;

  before(async () => {
    const mirror = await startMirror(namespace);
    [openMail, closedMail] = await Promise.all([
      startMailServer(namespace),
      startMailServer(namespace, LOGIN),
    ]);
    store = new Store(namespace, 'busy', {
      woocommerce: await offerFirst(mirror),
      wordpress: { uploadLimitMegabytes: UPLOAD_MEGABYTES },
      // Runs are started by the tests.
      cron: {
        enabled: true,
        schedule: '0 0 1 1 *',
        backlog: { maxOverdueMinutes: 15 },
      },
      smtp: smtpOf(openMail),
    });
    await store.installReady();
  });

  const smtpOf = ({ host, port }) => ({
    host,
    port,
    encryption: 'none',
    from: 'shop@example.com',
    fromName: 'Test shop',
  });

  /** Starts a run of the cron job and waits for its end: whether it succeeded, and its last words. */
  async function runCron(name) {
    await namespace.kubectl([
      'create',
      'job',
      name,
      `--from=cronjob/${store.release}-cron`,
    ]);
    return eventually(
      async () => {
        const { status } = await namespace.get('job', name);
        const [pod] = await namespace.list('pods', `job-name=${name}`);
        const ended = pod?.status.containerStatuses?.[0].state.terminated;
        assert.ok(
          ended && (status.succeeded || status.failed),
          'the run goes on',
        );
        return {
          succeeded: status.succeeded === 1,
          words: ended.message ?? '',
        };
      },
      { seconds: 90 },
    );
  }

  describe('scheduled', () => {
    test('is done by the cron job', async () => {
      await store.php(
        "wp_schedule_single_event(time() - 60, 'store_test_event');",
      );
      const isDue = () =>
        store.php(
          "echo wp_next_scheduled('store_test_event') ? 'due' : 'done';",
        );
      assert.equal(await isDue(), 'due');
      const { succeeded, words } = await runCron('run-well');
      assert.ok(succeeded, words);
      assert.equal(await isDue(), 'done');
    });

    test('that is overdue for too long makes the run fail, and the run says so', async () => {
      // Claimed by a queue that is no more: nothing takes it up, and it stays overdue.
      await store.php(
        "as_schedule_single_action(time() - 3600, 'store_test_overdue');",
      );
      await store.sql(
        "UPDATE wp_actionscheduler_actions SET claim_id=4242, last_attempt_gmt=UTC_TIMESTAMP() WHERE hook='store_test_overdue'",
      );
      const { succeeded, words } = await runCron('run-late');
      assert.equal(succeeded, false);
      assert.match(words, /^CronFailed: /);
      await store.sql(
        "DELETE FROM wp_actionscheduler_actions WHERE hook='store_test_overdue'",
      );
      const again = await runCron('run-again');
      assert.ok(again.succeeded, again.words);
    });

    test('fails with a reason when WordPress does not answer', async () => {
      await namespace.kubectl([
        'scale',
        `deployment/${store.release}-wordpress`,
        '--replicas=0',
      ]);
      await eventually(
        async () => assert.deepEqual(await store.pods('wordpress'), []),
        { seconds: 60 },
      );
      const { succeeded, words } = await runCron('run-alone');
      assert.equal(succeeded, false);
      assert.match(words, /^CronFailed: /);
      await namespace.kubectl([
        'scale',
        `deployment/${store.release}-wordpress`,
        '--replicas=1',
      ]);
      await store.ready();
    });
  });

  describe('mail', () => {
    const toShopper = async server =>
      (await server.mails()).filter(({ to }) =>
        to.some(address => address.includes('shopper@example.com')),
      );

    const untilMail = (server, count) =>
      eventually(
        async () => {
          const mails = await toShopper(server);
          assert.equal(mails.length, count);
          return mails.at(-1);
        },
        { seconds: 30 },
      );

    test('of an order comes to the shopper, from the shop', async () => {
      await buy(store);
      const mail = await untilMail(openMail, 1);
      assert.match(mail.from, /shop@example\.com/);
      assert.match(mail.data, /^From: .*Test shop.*shop@example\.com/m);
    });

    test('goes through a server that asks for a login', async () => {
      await namespace.apply({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'mail-login' },
        stringData: { username: LOGIN.user, password: LOGIN.password },
      });
      await store.upgrade({
        smtp: { ...smtpOf(closedMail), existingSecret: 'mail-login' },
      });
      await store.ready();
      await buy(store);
      const mail = await untilMail(closedMail, 1);
      assert.equal(mail.login, LOGIN.user);
      assert.equal((await toShopper(openMail)).length, 1);
    });

    test('that the server refuses stops no order', async () => {
      await store.upgrade({ smtp: { existingSecret: '' } });
      await store.ready();
      const order = await buy(store);
      assert.ok(order > 0);
      assert.equal((await toShopper(closedMail)).length, 1);
    });

    test('is sent by nothing that the verification does', async () => {
      await store.upgrade({ smtp: smtpOf(openMail) });
      await store.ready();
      const before = (await openMail.mails()).length;
      const { passed, message } = await store.verify();
      assert.ok(passed, message);
      assert.equal((await openMail.mails()).length, before);
    });
  });

  describe('an upload', () => {
    async function upload(bytes) {
      const cookie = await assertAdministers(store);
      const nonce = await store.ask(
        '/wp-admin/admin-ajax.php?action=rest-nonce',
        {
          headers: { cookie },
        },
      );
      const boundary = 'store-test-boundary';
      const body = Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\nContent-Type: text/plain\r\n\r\n`,
        ),
        Buffer.alloc(bytes, 'a line of text\n'),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]);
      return store.ask('/wp-json/wp/v2/media', {
        method: 'POST',
        headers: {
          cookie,
          'x-wp-nonce': nonce.text,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': String(body.length),
        },
        body,
      });
    }

    test('just below the limit is taken', async () => {
      const { status, text } = await upload(UPLOAD_MEGABYTES * MEGABYTE - 1024);
      assert.equal(status, 201, text.slice(0, 500));
    });

    test('just above the limit is refused by PHP, in words', async () => {
      const { status, text } = await upload(UPLOAD_MEGABYTES * MEGABYTE + 1024);
      assert.equal(status, 500, text.slice(0, 500));
      assert.match(text, /upload_max_filesize/);
    });

    test('far above the limit does not get to PHP', async () => {
      const { status } = await upload((UPLOAD_MEGABYTES + 2) * MEGABYTE);
      assert.equal(status, 413);
    });
  });

  describe('a request of the store to itself', () => {
    test('is answered inside the pod', async () => {
      assert.equal(
        await store.php(
          "echo wp_remote_retrieve_response_code(wp_remote_get(home_url('/')));",
        ),
        '200',
      );
    });

    test('works by the judgement of WordPress', async () => {
      const answer = await store.php(
        "require ABSPATH . 'wp-admin/includes/admin.php'; require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php'; echo json_encode(WP_Site_Health::get_instance()->can_perform_loopback());",
      );
      assert.equal(JSON.parse(answer).status, 'good', answer);
    });
  });
});
