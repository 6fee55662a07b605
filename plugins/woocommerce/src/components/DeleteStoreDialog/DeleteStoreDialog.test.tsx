import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { StoreActions } from '../StoreActions';

const STORE = makeStore();

async function openDialog(options: RenderWithStoresOptions = {}) {
  const onChanged = jest.fn(async () => {});
  const rendered = await renderWithStores(
    <StoreActions
      store={options.stores?.[0] ?? STORE}
      variant="button"
      onChanged={onChanged}
      onError={() => {}}
    />,
    { stores: [STORE], ...options },
  );
  const opener = await screen.findByRole('button', { name: 'Delete' });
  await waitFor(() => expect(opener).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(opener);
  const dialog = await screen.findByRole('dialog', {
    name: 'Delete the store demo?',
  });
  return { ...rendered, onChanged, opener, dialog };
}

describe('DeleteStoreDialog', () => {
  it('says what will be lost', async () => {
    const { dialog } = await openDialog();
    expect(dialog).toHaveTextContent(
      'products, orders, customers and media, with both volumes',
    );
    expect(dialog).toHaveTextContent(
      'the Helm release store-demo and the namespace store-demo',
    );
    expect(dialog).toHaveTextContent('the store’s component in the catalog');
  });

  it('spares an entity that is not the store’s own', async () => {
    const { dialog } = await openDialog({
      stores: [makeStore({ entityRef: 'component:default/shop' })],
    });
    expect(dialog).not.toHaveTextContent('component in the catalog');
  });

  it('deletes once the name is typed, and gives the focus back', async () => {
    const { api, onChanged, opener } = await openDialog();
    const confirm = screen.getByRole('button', { name: 'Delete store' });
    const input = screen.getByRole('textbox', {
      name: 'Type demo to confirm',
    });

    expect(confirm).toBeDisabled();
    await userEvent.type(input, 'dem{Enter}');
    expect(confirm).toBeDisabled();
    expect(api.deleteStore).not.toHaveBeenCalled();

    await userEvent.type(input, 'o');
    await userEvent.click(confirm);
    expect(api.deleteStore).toHaveBeenCalledTimes(1);
    expect(api.deleteStore).toHaveBeenCalledWith('demo');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(opener).toHaveFocus();
  });

  it('deletes nothing when it is cancelled, and opens empty again', async () => {
    const { api, opener } = await openDialog();
    await userEvent.type(screen.getByRole('textbox'), 'demo');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.deleteStore).not.toHaveBeenCalled();

    await userEvent.click(opener);
    expect(await screen.findByRole('textbox')).toHaveValue('');
  });

  it('stays open and says so when the deletion is refused', async () => {
    const api = makeStoreApi([STORE]);
    api.deleteStore.mockRejectedValue(new Error('not today'));
    await openDialog({ api });
    await userEvent.type(screen.getByRole('textbox'), 'demo{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('not today');
    expect(screen.getByRole('button', { name: 'Delete store' })).toBeEnabled();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { dialog } = await openDialog({ theme });
      expect(await axe(dialog)).toHaveNoViolations();
    },
  );
});
