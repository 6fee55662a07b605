import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeQuota } from '../../__testUtils__/makeQuota';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { EntityStoreCard } from '../EntityStoreCard';

const GIB = 1024 ** 3;
const OF_CLUSTER: Partial<Quota> = { scope: 'cluster', subject: 'local' };
const OF_USER: Partial<Quota> = {
  scope: 'user',
  subject: 'user:default/guest',
};

async function renderCard(
  answer: Quota[] | Error,
  theme: 'light' | 'dark' = 'light',
) {
  const api = makeStoreApi([makeStore()]);
  if (answer instanceof Error) {
    api.listQuotas.mockRejectedValue(answer);
  } else {
    api.listQuotas.mockResolvedValue(answer);
  }
  const rendered = await renderWithStores(<EntityStoreCard />, { api, theme });
  await screen.findByRole('button', { name: 'Refresh' });
  return rendered;
}

describe('the quota of a store’s owner', () => {
  it('says what is used of it, each in its unit', async () => {
    const { api } = await renderCard([
      makeQuota(),
      makeQuota({ resource: 'cpu', limit: 40, used: 12.5 }),
      makeQuota({ resource: 'memory', limit: 64 * GIB, used: 1.5 * GIB }),
      makeQuota({ resource: 'createsPerHour', limit: 10, used: 2 }),
    ]);
    const list = await screen.findByRole('list', {
      name: 'Quota of shops',
    });
    expect(list).toHaveTextContent('Stores 3 of 20');
    expect(list).toHaveTextContent('CPU 12.5 of 40 cores');
    expect(list).toHaveTextContent('Memory 1.5 of 64 GiB');
    expect(list).toHaveTextContent('New stores per hour 2 of 10');
    expect(api.listQuotas).toHaveBeenCalledTimes(1);
    expect(api.listQuotas).toHaveBeenCalledWith(
      { owner: 'group:default/shops' },
      expect.anything(),
    );
  });

  it('leaves out what is not the owner’s, but for a cluster that is nearly full', async () => {
    await renderCard([
      makeQuota(OF_USER),
      makeQuota({ ...OF_CLUSTER, resource: 'stores', limit: 100, used: 91 }),
      makeQuota({ ...OF_CLUSTER, resource: 'cpu', limit: 100, used: 50 }),
    ]);
    const list = await screen.findByRole('list', {
      name: 'Quota of the cluster local',
    });
    expect(list).toHaveTextContent(/^Stores 91 of 100$/);
    expect(screen.queryByText(/guest/)).not.toBeInTheDocument();
  });

  it.each([
    ['there is none', []],
    ['none is the owner’s', [makeQuota(OF_USER)]],
    ['one may not ask for stores', new NotAllowedError('no')],
  ])('is not there when %s', async (_, answer) => {
    const { api } = await renderCard(answer);
    expect(api.listQuotas).toHaveBeenCalled();
    expect(
      screen.queryByRole('heading', { name: 'Quota' }),
    ).not.toBeInTheDocument();
  });

  it('says when it can’t be told', async () => {
    await renderCard(new Error('the backend is away'));
    expect(
      await screen.findByText('What is left of the quotas can’t be told now.'),
    ).toBeVisible();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderCard([makeQuota({ used: 20 })], theme);
      await screen.findByText('20 of 20');
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
