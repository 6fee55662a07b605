import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  AuditEventList,
  StoreList,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Agent } from './__testUtils__/Agent';
import { Replica } from './__testUtils__/Replica';

jest.setTimeout(240_000);

const READ_TOOLS = [
  'get-store',
  'list-store-events',
  'list-store-operations',
  'list-store-plans',
  'list-store-quotas',
  'list-stores',
  'plan-store-deletion',
];

const CHANGE_TOOLS = [
  'cancel-store-operation',
  'create-store',
  'delete-store',
  'refresh-store',
  'repair-store',
  'retry-store',
  'update-store',
  'upgrade-store',
  'verify-store',
];

const ORGANIZATION = ['Group shops', 'Group platform', 'User guest']
  .map(entity => entity.split(' '))
  .map(([kind, name]) =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name },
      spec:
        kind === 'Group' ? { type: 'team', children: [] } : { memberOf: [] },
    }),
  )
  .join('\n---\n');

const databases = TestDatabases.create({
  ids: [
    'POSTGRES_18',
    'POSTGRES_17',
    'POSTGRES_16',
    'POSTGRES_15',
    'POSTGRES_14',
  ],
  disableDocker: true,
});

describe('agents', () => {
  const directory = createMockDirectory();
  let replica: Replica | undefined;
  let agent: Agent | undefined;

  afterEach(async () => {
    await agent?.close();
    await replica?.kill();
  });

  /** A portal, and an agent of its guest, who is in no group. */
  async function start(woocommerce: JsonObject) {
    const [id] = databases.eachSupportedId().flat();
    if (!id) {
      throw new Error(
        'This needs PostgreSQL, which script/test integration starts',
      );
    }
    replica = await Replica.create({
      directory: directory.path,
      knex: await databases.init(id),
    });
    directory.addContent({ 'org.yaml': ORGANIZATION });
    await replica.start({
      catalog: {
        locations: [
          {
            type: 'file',
            target: directory.resolve('org.yaml'),
            rules: [{ allow: ['Group', 'User'] }],
          },
        ],
      },
      woocommerce,
    });
    await replica.waitForOwner();
    agent = await Agent.connect({
      url: replica.url,
      token: await replica.signIn(),
    });
    return { agent, replica };
  }

  it('may look by default, and change nothing', async () => {
    const { agent: reader } = await start({});
    const tools = await reader.listTools();
    expect([...tools.keys()].sort()).toEqual(
      READ_TOOLS.map(name => `woocommerce.${name}`),
    );
    for (const { annotations } of tools.values()) {
      expect(annotations).toMatchObject({
        readOnlyHint: true,
        destructiveHint: false,
      });
    }
    await expect(reader.call('list-stores', { limit: '5' })).resolves.toEqual(
      expect.objectContaining({
        isError: false,
        output: { items: [], totalItems: 0 },
      }),
    );
    await expect(reader.call('get-store', { name: 'demo' })).resolves.toEqual(
      expect.objectContaining({
        isError: true,
        text: expect.stringContaining('There is no store'),
      }),
    );
    await expect(
      reader.call('create-store', { name: 'demo' }),
    ).resolves.toMatchObject({
      isError: true,
      text: expect.stringContaining('not found'),
    });
  });

  it('change things where that is allowed, with the user’s permissions and quotas, and leave a trace', async () => {
    const { agent: changer, replica: portal } = await start({
      actions: { readOnly: false },
      quotas: { user: { stores: 1 } },
    });
    const tools = await changer.listTools();
    expect([...tools.keys()].sort()).toEqual(
      [...READ_TOOLS, ...CHANGE_TOOLS]
        .sort()
        .map(name => `woocommerce.${name}`),
    );
    expect(tools.get('woocommerce.delete-store')).toMatchObject({
      annotations: { readOnlyHint: false, destructiveHint: true },
      inputSchema: { required: expect.arrayContaining(['name', 'plan']) },
    });

    // As the guest may not have it in the portal either.
    await expect(
      changer.call('create-store', { name: 'demo', plan: 'production' }),
    ).resolves.toMatchObject({
      isError: true,
      text: expect.stringContaining(
        'You lack the permission woocommerce.store.create for a store of plan production that user:default/guest owns',
      ),
    });
    await expect(
      changer.call('create-store', { name: 'demo', plan: 'demo' }),
    ).resolves.toMatchObject({
      isError: false,
      output: { store: { name: 'demo', owner: 'user:default/guest' } },
    });
    await expect(
      changer.call('create-store', { name: 'more' }),
    ).resolves.toMatchObject({
      isError: true,
      text: expect.stringContaining('user:default/guest has 1 of 1 stores'),
    });

    // Without a plan that somebody has looked at, nothing goes.
    await expect(
      changer.call('delete-store', { name: 'demo' }),
    ).resolves.toMatchObject({ isError: true });
    await changer.call('update-store', { name: 'demo', protected: true });
    await changer.call('delete-store', { name: 'demo', plan: 'made up' });
    const stores = await portal.read<StoreList>('/stores');
    expect(stores.items).toEqual([
      expect.objectContaining({ name: 'demo', protected: true }),
    ]);
    expect(stores.items[0].phase).not.toBe('Deleting');
    const { items } = await portal.read<AuditEventList>('/audit-events');
    expect(
      items.map(({ action, actor, via, outcome }) =>
        [action, actor, via, outcome].join(' '),
      ),
    ).toEqual([
      'delete user:default/guest plugin:mcp-actions failed',
      'update user:default/guest plugin:mcp-actions succeeded',
      'create user:default/guest plugin:mcp-actions failed',
      'create user:default/guest plugin:mcp-actions succeeded',
      'create user:default/guest plugin:mcp-actions denied',
    ]);
  });
});
