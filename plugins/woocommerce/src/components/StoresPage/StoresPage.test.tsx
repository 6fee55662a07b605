import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import {
  woocommerceAuditReadPermission,
  woocommerceClusterReadPermission,
  woocommerceStoreDeletePermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../../__testUtils__/makeOperation';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { StoresPage } from './StoresPage';

const STORES = [
  makeStore({ name: 'bakery', title: 'Bakery' }),
  makeStore({
    name: 'toys',
    title: 'Toys',
    phase: 'Failed',
    rungs: 4,
    reason: 'QuotaExceeded',
    entityRef: 'component:shops/toys',
  }),
];

function renderPage(options: RenderWithStoresOptions = {}) {
  return renderWithStores(<StoresPage />, { stores: STORES, ...options });
}

async function findRow(name: string) {
  const header = await screen.findByRole('rowheader', {
    name: new RegExp(name),
  });
  return header.closest('tr')!;
}

describe('StoresPage', () => {
  it('shows the stores with links to their entities and storefronts', async () => {
    await renderPage();

    const bakery = within(await findRow('bakery'));
    expect(bakery.getByText('Ready')).toBeVisible();
    expect(bakery.getByRole('link', { name: 'bakery' })).toHaveAttribute(
      'href',
      '/catalog/default/component/bakery',
    );
    expect(
      bakery.getByRole('link', { name: /^bakery\.localtest\.me/ }),
    ).toHaveAttribute('href', 'http://bakery.localtest.me');

    const toys = within(await findRow('toys'));
    expect(toys.getByText('Failed')).toBeVisible();
    expect(
      toys.getByText('The store’s pods do not fit into its resource quota.'),
    ).toBeVisible();
    expect(toys.getByRole('link', { name: 'toys' })).toHaveAttribute(
      'href',
      '/catalog/shops/component/toys',
    );
    expect(
      toys.queryByRole('link', { name: /localtest/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByText('1 to 2 of 2')).toBeVisible();
  });

  it('says which place a store has in the queue', async () => {
    const operation = makeOperation({
      kind: 'provision',
      status: 'Queued',
      queuePosition: 4,
    });
    await renderPage({
      stores: [makeStore({ name: 'late', phase: 'Pending', operation })],
    });
    const late = within(await findRow('late'));
    expect(
      late.getByText('The set-up waits: number 4 in the queue.'),
    ).toBeVisible();
  });

  it('follows the stores by signals and announces their phases', async () => {
    const { api, signals } = await renderPage();
    await findRow('toys');

    const items = [STORES[0], { ...STORES[1], phase: 'Provisioning' as const }];
    api.listStores.mockResolvedValue({ items, totalItems: 2 });
    await signals.send({ action: 'updated', id: 'id-of-toys' });
    expect(
      await within(await findRow('toys')).findByText('Provisioning'),
    ).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(
      'Toys is now Provisioning.',
    );
  });

  it('announces nothing any more of a store that is gone', async () => {
    const { api, signals } = await renderPage();
    await findRow('toys');
    const items = [STORES[0], { ...STORES[1], phase: 'Deleting' as const }];
    api.listStores.mockResolvedValue({ items, totalItems: 2 });
    await signals.send({ action: 'updated', id: 'id-of-toys' });
    await screen.findByText('Toys is now Deleting.');

    api.listStores.mockResolvedValue({ items: [STORES[0]], totalItems: 1 });
    await signals.send({ action: 'deleted', id: 'id-of-toys' });
    await waitFor(() =>
      expect(screen.getByRole('status')).toBeEmptyDOMElement(),
    );
  });

  it('asks for the stores that are searched for, once typing pauses', async () => {
    const { api } = await renderPage();
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search by name or title' }),
      'toy',
    );
    await waitFor(() =>
      expect(api.listStores).toHaveBeenLastCalledWith(
        expect.objectContaining({ q: 'toy', sort: '-createdAt' }),
        expect.anything(),
      ),
    );
    expect(api.listStores).toHaveBeenCalledTimes(2);
  });

  it('says and chooses in which of several clusters stores are', async () => {
    const stores = [
      makeStore({ name: 'bakery', cluster: 'eu-1' }),
      makeStore({ name: 'toys', cluster: 'eu-2' }),
    ];
    const { api } = await renderPage({ stores });
    expect(within(await findRow('toys')).getByText('eu-2')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Cluster'), 'eu-1');
    await waitFor(() =>
      expect(api.listStores).toHaveBeenLastCalledWith(
        expect.objectContaining({ cluster: 'eu-1' }),
        expect.anything(),
      ),
    );
  });

  it('says nothing of clusters when there is one', async () => {
    await renderPage();
    await findRow('bakery');
    expect(screen.queryByLabelText('Cluster')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Cluster' }),
    ).not.toBeInTheDocument();
  });

  it('shows what its address says', async () => {
    const { api } = await renderPage({ path: '/?phase=Failed&cluster=gone' });
    await findRow('toys');
    expect(api.listStores).toHaveBeenCalledTimes(1);
    expect(api.listStores).toHaveBeenCalledWith(
      {
        phase: 'Failed',
        cluster: 'gone',
        sort: '-createdAt',
        limit: 20,
        cursor: undefined,
      },
      expect.anything(),
    );
    expect(screen.getByLabelText('Cluster')).toHaveValue('gone');
  });

  it('filters by phase and owner, and resets the filters', async () => {
    const { api } = await renderPage();
    await findRow('bakery');
    await userEvent.selectOptions(screen.getByLabelText('Phase'), 'Failed');
    api.listStores.mockResolvedValue({ items: [], totalItems: 0 });
    await userEvent.selectOptions(
      screen.getByLabelText('Owner'),
      screen.getByRole('option', { name: 'shops' }),
    );
    expect(api.listStores).toHaveBeenLastCalledWith(
      {
        phase: 'Failed',
        owner: 'group:default/shops',
        sort: '-createdAt',
        limit: 20,
      },
      expect.anything(),
    );

    expect(await screen.findByText('No store matches')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Reset filters' }),
    );
    expect(api.listStores).toHaveBeenLastCalledWith(
      { sort: '-createdAt', limit: 20 },
      expect.anything(),
    );
  });

  it('sorts on the server, either way', async () => {
    const { api } = await renderPage();
    await findRow('bakery');
    const header = screen.getByRole('columnheader', { name: /^Store$/ });
    await userEvent.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(within(header).getByRole('button'));
    expect(header).toHaveAttribute('aria-sort', 'descending');
    expect(api.listStores.mock.calls.map(([request]) => request.sort)).toEqual([
      '-createdAt',
      'name',
      '-name',
    ]);
  });

  it('goes to the next page by its cursor, and back', async () => {
    const api = makeStoreApi([]);
    api.listStores.mockImplementation(async ({ cursor }) =>
      cursor
        ? { items: [STORES[1]], totalItems: 21 }
        : { items: [STORES[0]], totalItems: 21, nextCursor: 'next' },
    );
    await renderPage({ api });
    await findRow('bakery');
    expect(
      screen.getByRole('button', { name: 'Previous page' }),
    ).toBeDisabled();

    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await findRow('toys');
    expect(screen.getByText('21 to 21 of 21')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();

    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    await findRow('bakery');
  });

  it('goes back by itself from a page whose last store is deleted', async () => {
    const api = makeStoreApi([]);
    let lastPage = [STORES[1]];
    api.listStores.mockImplementation(async ({ cursor }) =>
      cursor
        ? { items: lastPage, totalItems: 20 + lastPage.length }
        : { items: [STORES[0]], totalItems: 21, nextCursor: 'next' },
    );
    const { signals } = await renderPage({ api });
    await findRow('bakery');
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await findRow('toys');

    lastPage = [];
    await signals.send({ action: 'deleted', id: 'id-of-toys' });
    expect(await findRow('bakery')).toBeVisible();
  });

  it('retries a failed store, and only that', async () => {
    const { api } = await renderPage();
    await findRow('toys');
    expect(
      screen.queryByRole('button', { name: 'Retry Bakery' }),
    ).not.toBeInTheDocument();
    const retry = screen.getByRole('button', { name: 'Retry Toys' });
    await waitFor(() => expect(retry).not.toHaveAttribute('aria-disabled'));
    await userEvent.click(retry);
    expect(api.retryStore).toHaveBeenCalledWith('toys');
    await waitFor(() => expect(api.listStores).toHaveBeenCalledTimes(2));
  });

  it('leads to the template', async () => {
    await renderPage();
    expect(
      await screen.findByRole('button', { name: 'Create store' }),
    ).toHaveAttribute('href', '/create/templates/default/woocommerce-store');
  });

  it('leads to the audit log who may read it', async () => {
    await renderPage();
    expect(
      await screen.findByRole('button', { name: 'Audit log' }),
    ).toHaveAttribute('href', '/woocommerce-stores/audit');
  });

  it('leads to the clusters who may read them', async () => {
    await renderPage();
    expect(
      await screen.findByRole('button', { name: 'Clusters' }),
    ).toHaveAttribute('href', '/woocommerce-stores/clusters');
  });

  it('does not lead to the clusters who may not read them', async () => {
    await renderPage({ denied: [woocommerceClusterReadPermission] });
    await findRow('toys');
    expect(screen.queryByText('Clusters')).not.toBeInTheDocument();
  });

  it('does not lead to the audit log who may not read it', async () => {
    await renderPage({ denied: [woocommerceAuditReadPermission] });
    await findRow('toys');
    expect(screen.queryByText('Audit log')).not.toBeInTheDocument();
  });

  it('asks for nothing but what its buttons need', async () => {
    const { authorize } = await renderPage();
    await findRow('toys');
    const asked = authorize.mock.calls.map(
      ([request]) =>
        `${request.permission.name} ${
          'resourceRef' in request ? request.resourceRef : ''
        }`,
    );
    expect(asked.sort()).toEqual([
      'woocommerce.audit.read ',
      'woocommerce.cluster.read ',
      'woocommerce.overview.read ',
      'woocommerce.store.delete bakery',
      'woocommerce.store.delete toys',
      'woocommerce.store.refresh bakery',
      'woocommerce.store.refresh toys',
      'woocommerce.store.retry toys',
    ]);
  });

  it('marks the stores that can’t be deleted', async () => {
    await renderPage({
      stores: [STORES[0], { ...STORES[1], protected: true }],
    });
    const name = 'Protected from being deleted';
    const toys = within(await findRow('toys'));
    expect(toys.getByRole('img', { name })).toBeVisible();
    const bakery = within(await findRow('bakery'));
    expect(bakery.queryByRole('img', { name })).not.toBeInTheDocument();
  });

  it('offers nothing that the user may not do', async () => {
    const api = makeStoreApi(STORES);
    api.listPlans.mockRejectedValue(new NotAllowedError('no'));
    await renderPage({ api, denied: [woocommerceStoreDeletePermission] });
    const remove = await screen.findByRole('button', { name: 'Delete Bakery' });
    await waitFor(() =>
      expect(remove).toHaveAccessibleDescription(
        'You lack the permission woocommerce.store.delete.',
      ),
    );
    expect(screen.queryByText('Create store')).not.toBeInTheDocument();
  });

  it('leaves it to the form when nobody can tell what may be created', async () => {
    const api = makeStoreApi(STORES);
    api.listPlans.mockRejectedValue(new Error('the backend is away'));
    await renderPage({ api });
    expect(
      await screen.findByRole('button', { name: 'Create store' }),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says what stores are when there are none', async () => {
    await renderPage({ stores: [] });
    expect(await screen.findByText('There are no stores yet')).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Create store' }),
    ).toBeVisible();
  });

  it('shows an error and reads again on demand', async () => {
    const api = makeStoreApi(STORES);
    api.listStores.mockRejectedValueOnce(new Error('the backend is away'));
    await renderPage({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the backend is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await findRow('bakery');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('names the permission that it takes to see stores', async () => {
    const api = makeStoreApi([]);
    api.listStores.mockRejectedValue(new NotAllowedError('no'));
    await renderPage({ api });
    expect(
      await screen.findByText(/You need the permission woocommerce.store.read/),
    ).toBeVisible();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderPage({ theme });
      await findRow('bakery');
      await screen.findByRole('button', { name: 'Create store' });
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
