import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import {
  makeStore,
  storeServiceMock,
} from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { TestTask } from './__testUtils__/TestTask';
import { scaffolderModuleWoocommerce } from './module';

describe('scaffolderModuleWoocommerce', () => {
  it('adds actions that reach the stores', async () => {
    const actions: TemplateAction[] = [];
    const { factory } = storeServiceMock({
      getStore: async () => makeStore(),
    });
    const backend = await startTestBackend({
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...added: TemplateAction[]) => actions.push(...added),
          },
        ],
      ],
      features: [
        scaffolderModuleWoocommerce,
        catalogServiceMock.factory(),
        mockServices.events.factory(),
        factory,
      ],
    });

    expect(actions.map(({ id }) => id)).toEqual([
      'woocommerce:store:create',
      'woocommerce:store:wait',
      'woocommerce:store:get',
      'woocommerce:store:delete',
    ]);
    expect(actions.every(action => action.supportsDryRun)).toBe(true);

    const task = new TestTask();
    await actions[2].handler(task.context({ name: 'demo' }));
    expect(task.outputs.storeName).toBe('demo');
    await backend.stop();
  });
});
