import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Store,
  StoreOperation,
  woocommerceStoreCancelPermission,
  woocommerceStoreRepairPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../../__testUtils__/makeOperation';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { EntityStoreCard } from '../EntityStoreCard';

const DEGRADED = makeStore({ phase: 'Degraded', reason: 'ScaledDown' });

async function renderCard(store: Store, options: RenderWithStoresOptions = {}) {
  const rendered = await renderWithStores(<EntityStoreCard />, {
    stores: [store],
    ...options,
  });
  await screen.findByRole('button', { name: 'Refresh' });
  return rendered;
}

async function openRepair(store: Store, options?: RenderWithStoresOptions) {
  const rendered = await renderCard(store, options);
  const opener = screen.getByRole('button', { name: 'Repair' });
  await waitFor(() => expect(opener).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(opener);
  const dialog = await screen.findByRole('dialog', {
    name: 'Repair the store demo?',
  });
  return { ...rendered, dialog, opener };
}

function makeBusy(operation: Partial<StoreOperation>): Store {
  return makeStore({ operation: makeOperation(operation) });
}

describe('the repair of a store', () => {
  it('says what is put back, and that the data stays', async () => {
    const { api, dialog } = await openRepair(DEGRADED);
    expect(dialog).toHaveTextContent(
      'the namespace store-demo with its labels, its limits and the store’s passwords',
    );
    expect(dialog).toHaveTextContent('the chart woocommerce-store 0.1.0');
    expect(dialog).toHaveTextContent('orders, customers and media stay');
    expect(dialog).not.toHaveTextContent('starts empty');

    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.repairStore).not.toHaveBeenCalled();
  });

  it('says that a store without its namespace starts empty', async () => {
    const { dialog } = await openRepair(
      makeStore({ phase: 'Failed', reason: 'NamespaceMissing' }),
    );
    expect(dialog).toHaveTextContent('the shop starts empty');
    expect(dialog).not.toHaveTextContent('media stay');
  });

  it('is asked for when it is confirmed, and gives the focus back', async () => {
    const { api, opener } = await openRepair(DEGRADED);
    await userEvent.click(screen.getByRole('button', { name: 'Repair store' }));
    expect(api.repairStore).toHaveBeenCalledTimes(1);
    expect(api.repairStore).toHaveBeenCalledWith('demo');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(opener).toHaveFocus();
  });

  it('says so when it is refused', async () => {
    const api = makeStoreApi([DEGRADED]);
    api.repairStore.mockRejectedValue(new Error('not today'));
    await openRepair(DEGRADED, { api });
    await userEvent.click(screen.getByRole('button', { name: 'Repair store' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('not today');
  });

  it.each(['Ready', 'Pending', 'Provisioning', 'Deleting'] as const)(
    'is not offered for a store that is %s',
    async phase => {
      await renderCard(makeStore({ phase }));
      expect(
        screen.queryByRole('button', { name: 'Repair' }),
      ).not.toBeInTheDocument();
    },
  );

  it('waits for what is under way', async () => {
    const store = {
      ...DEGRADED,
      operation: makeOperation({ kind: 'verify', status: 'Running' }),
    };
    await renderCard(store);
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Repair' }),
      ).toHaveAccessibleDescription('The store is being verified.'),
    );
  });

  it('needs the permission for it, and names it', async () => {
    await renderCard(DEGRADED, { denied: [woocommerceStoreRepairPermission] });
    const repair = screen.getByRole('button', { name: 'Repair' });
    await waitFor(() =>
      expect(repair).toHaveAccessibleDescription(
        'You lack the permission woocommerce.store.repair.',
      ),
    );
    await userEvent.click(repair);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { dialog } = await openRepair(DEGRADED, { theme });
      expect(await axe(dialog)).toHaveNoViolations();
    },
  );
});

describe('what is under way', () => {
  it.each([
    ['provision', 'Cancel set-up', 'the store fails'],
    ['verify', 'Cancel verification', 'the test order is removed'],
    ['upgrade', 'Cancel upgrade', 'The shop may not sell'],
    ['repair', 'Cancel repair', 'The shop may not sell'],
  ] as const)('can be cancelled: %s', async (kind, name, consequence) => {
    const { api } = await renderCard(makeBusy({ kind, status: 'Running' }));
    const cancel = screen.getByRole('button', { name });
    await waitFor(() => expect(cancel).not.toHaveAttribute('aria-disabled'));

    api.getStore.mockResolvedValue(
      makeBusy({ kind, status: 'Failed', reason: 'Cancelled' }),
    );
    await userEvent.click(cancel);
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(consequence);
    expect(api.cancelStoreOperation).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name }));
    expect(api.cancelStoreOperation).toHaveBeenCalledTimes(1);
    expect(api.cancelStoreOperation).toHaveBeenCalledWith('demo');
    await waitFor(() =>
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument(),
    );
  });

  it('is not cancelled by a dialog that was open for what came before', async () => {
    const { api, signals } = await renderCard(
      makeBusy({ id: 'first', kind: 'verify', status: 'Running' }),
    );
    const cancel = screen.getByRole('button', { name: 'Cancel verification' });
    await waitFor(() => expect(cancel).not.toHaveAttribute('aria-disabled'));
    await userEvent.click(cancel);
    expect(await screen.findByRole('dialog')).toBeVisible();

    api.getStore.mockResolvedValue(
      makeBusy({ id: 'second', kind: 'upgrade', status: 'Running' }),
    );
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.cancelStoreOperation).not.toHaveBeenCalled();
  });

  it('says which place it has in the queue, and can be cancelled there', async () => {
    const { signals, api } = await renderCard(
      makeBusy({ kind: 'upgrade', status: 'Queued', queuePosition: 3 }),
    );
    expect(
      screen.getByText(/^The upgrade waits: number 3 in the queue\./),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Cancel upgrade' }),
    ).toBeVisible();

    api.getStore.mockResolvedValue(
      makeBusy({ kind: 'upgrade', status: 'Running' }),
    );
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(await screen.findByText(/^Upgrading/)).toBeVisible();
    expect(screen.queryByText(/in the queue/)).not.toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(
      'Demo shop is being upgraded.',
    );
  });

  it('waits for its turn when nobody knows its place', async () => {
    await renderCard(makeBusy({ kind: 'provision', status: 'Queued' }));
    expect(screen.getByText(/^The set-up waits for its turn\./)).toBeVisible();
  });

  it.each([
    ['it is a deletion', makeBusy({ kind: 'delete', status: 'Running' })],
    ['it is over', makeBusy({ kind: 'upgrade', status: 'Succeeded' })],
  ])('can’t be cancelled when %s', async (_, store) => {
    await renderCard(store);
    expect(
      screen.queryByRole('button', { name: /^Cancel/ }),
    ).not.toBeInTheDocument();
  });

  it('needs the permission to be cancelled', async () => {
    const { api } = await renderCard(
      makeBusy({ kind: 'verify', status: 'Running' }),
      { denied: [woocommerceStoreCancelPermission] },
    );
    const cancel = screen.getByRole('button', { name: 'Cancel verification' });
    await waitFor(() =>
      expect(cancel).toHaveAccessibleDescription(
        'You lack the permission woocommerce.store.cancel.',
      ),
    );
    await userEvent.click(cancel);
    expect(api.cancelStoreOperation).not.toHaveBeenCalled();
  });
});
