import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { TestTask } from '../__testUtils__/TestTask';
import { waitForEntity } from './waitForEntity';

const entityRef = 'component:default/demo';
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'demo' },
};

describe('waitForEntity', () => {
  it('asks until the catalog shows the entity', async () => {
    const task = new TestTask();
    const catalog = catalogServiceMock.mock();
    catalog.getEntityByRef
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce(entity);
    await waitForEntity({
      catalog,
      entityRef,
      context: task.context({}),
      pauseMs: 1,
    });
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(3);
    expect(task.log).toEqual([]);
  });

  it('gives up with a word about it, not with an error', async () => {
    const task = new TestTask();
    await waitForEntity({
      catalog: catalogServiceMock(),
      entityRef,
      context: task.context({}),
      pauseMs: 1,
    });
    expect(task.log).toEqual([
      expect.stringContaining(`The catalog does not show ${entityRef} yet`),
    ]);
  });

  it('does not fail when the catalog does', async () => {
    const task = new TestTask();
    const catalog = catalogServiceMock.mock();
    catalog.getEntityByRef.mockRejectedValue(new Error('out of order'));
    await waitForEntity({ catalog, entityRef, context: task.context({}) });
    expect(task.log).toEqual([
      `The catalog could not be asked for ${entityRef}: Error: out of order`,
    ]);
  });
});
