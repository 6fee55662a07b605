import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Store,
  woocommerceStoreUpdatePermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../../__testUtils__/makeStore';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { EntityStoreCard } from '../EntityStoreCard';
import { StoreDetails } from '../StoreDetails';

async function renderCard(store: Store, options: RenderWithStoresOptions = {}) {
  const rendered = await renderWithStores(<EntityStoreCard />, {
    stores: [store],
    ...options,
  });
  await screen.findByRole('button', { name: 'Refresh' });
  return rendered;
}

async function findUsable(name: string) {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  return button;
}

describe('the protection of a store', () => {
  it('is put on and taken away', async () => {
    const { api } = await renderCard(makeStore());
    api.getStore.mockResolvedValue(makeStore({ protected: true }));
    await userEvent.click(await findUsable('Protect'));
    expect(api.updateStore).toHaveBeenLastCalledWith('demo', {
      protected: true,
    });

    api.getStore.mockResolvedValue(makeStore());
    await userEvent.click(await findUsable('Unprotect'));
    expect(api.updateStore).toHaveBeenLastCalledWith('demo', {
      protected: false,
    });
    expect(
      await screen.findByRole('button', { name: 'Protect' }),
    ).toHaveFocus();
  });

  it('needs the permission to update, and names it', async () => {
    const { api } = await renderCard(makeStore(), {
      denied: [woocommerceStoreUpdatePermission],
    });
    const protect = screen.getByRole('button', { name: 'Protect' });
    await waitFor(() =>
      expect(protect).toHaveAccessibleDescription(
        'You lack the permission woocommerce.store.update.',
      ),
    );
    await userEvent.click(protect);
    expect(api.updateStore).not.toHaveBeenCalled();
  });

  it('may change what the user may do', async () => {
    const { api, authorize } = await renderCard(makeStore());
    await findUsable('Delete');
    authorize.mockReturnValue(AuthorizeResult.DENY);
    api.getStore.mockResolvedValue(makeStore({ protected: true }));
    await userEvent.click(await findUsable('Protect'));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Delete' }),
      ).toHaveAccessibleDescription(
        'You lack the permission woocommerce.store.delete.',
      ),
    );
  });

  it.each([
    [true, 'Protected from being deleted'],
    [false, 'None, it can be deleted'],
  ])('is among the details: %s', async (isProtected, text) => {
    await renderWithStores(
      <StoreDetails store={makeStore({ protected: isProtected })} />,
    );
    expect(screen.getByText(text)).toBeVisible();
  });
});
