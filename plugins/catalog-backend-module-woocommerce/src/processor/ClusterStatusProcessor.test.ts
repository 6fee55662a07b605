import { ClusterStatusProcessor } from './ClusterStatusProcessor';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'demo' },
};

describe('ClusterStatusProcessor', () => {
  const processor = new ClusterStatusProcessor();

  it('leaves entities alone whose cluster answers', async () => {
    expect(await processor.postProcessEntity(entity)).toBe(entity);
  });

  it('says since when the cluster does not answer', async () => {
    const annotations = {
      'woocommerce/cluster-unreachable-since': '2026-01-01T00:00:00.000Z',
    };
    const other = { type: 'other', level: 'info', message: 'Other' } as const;
    expect(
      await processor.postProcessEntity({
        ...entity,
        metadata: { ...entity.metadata, annotations },
        status: { items: [other] },
      }),
    ).toMatchObject({
      metadata: { annotations },
      status: {
        items: [
          other,
          {
            type: 'woocommerce/cluster',
            level: 'warning',
            message:
              "The store's cluster has not answered since 2026-01-01T00:00:00.000Z.",
          },
        ],
      },
    });
  });
});
