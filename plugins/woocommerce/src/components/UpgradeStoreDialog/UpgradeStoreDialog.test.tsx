import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { StoreActions } from '../StoreActions';

const RELEASE = makeStore().release;
const STORE = makeStore({ release: { ...RELEASE, availableVersion: '0.2.0' } });

async function openDialog(
  options: RenderWithStoresOptions & { store?: Store; button?: string } = {},
) {
  const { store = STORE, button = 'Upgrade to 0.2.0', ...rest } = options;
  const onChanged = jest.fn(async () => {});
  const rendered = await renderWithStores(
    <StoreActions
      store={store}
      variant="button"
      onChanged={onChanged}
      onError={() => {}}
    />,
    { stores: [store], ...rest },
  );
  const opener = await screen.findByRole('button', { name: button });
  await waitFor(() => expect(opener).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(opener);
  const dialog = await screen.findByRole('dialog', {
    name: 'Upgrade the store demo?',
  });
  return { ...rendered, onChanged, opener, dialog };
}

describe('UpgradeStoreDialog', () => {
  it('says what will happen, and does nothing when it is cancelled', async () => {
    const { api, dialog } = await openDialog();
    expect(dialog).toHaveTextContent(
      'The chart woocommerce-store goes from 0.1.0 to 0.2.0.',
    );
    expect(dialog).toHaveTextContent('does not answer for a short time');
    expect(dialog).toHaveTextContent(
      'Its data, passwords and volumes are kept.',
    );
    expect(dialog).toHaveTextContent(
      'a test order is placed and removed again',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.upgradeStore).not.toHaveBeenCalled();
  });

  it.each([
    ['workload', 'it is checked whether its pods are ready'],
    ['storefront', 'it is verified that the storefront answers'],
  ] as const)(
    'promises no more than the readiness %s asks for',
    async (readiness, text) => {
      const { dialog } = await openDialog({ store: { ...STORE, readiness } });
      expect(dialog).toHaveTextContent(text);
      expect(dialog).not.toHaveTextContent('test order');
    },
  );

  it('upgrades, and gives the focus back', async () => {
    const { api, onChanged, opener } = await openDialog();
    await userEvent.click(
      screen.getByRole('button', { name: 'Upgrade store' }),
    );
    expect(api.upgradeStore).toHaveBeenCalledTimes(1);
    expect(api.upgradeStore).toHaveBeenCalledWith('demo');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(opener).toHaveFocus();
  });

  it('upgrades once when clicked twice, busy until that is accepted', async () => {
    const api = makeStoreApi([STORE]);
    api.upgradeStore.mockReturnValue(new Promise(() => {}));
    await openDialog({ api });
    const confirm = screen.getByRole('button', { name: 'Upgrade store' });
    await userEvent.dblClick(confirm);
    expect(api.upgradeStore).toHaveBeenCalledTimes(1);
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAttribute('aria-busy', 'true');
  });

  it('stays open until it is answered', async () => {
    const api = makeStoreApi([STORE]);
    let refuse = (_: Error) => {};
    api.upgradeStore.mockReturnValue(
      new Promise((_, reject) => (refuse = reject)),
    );
    const { dialog } = await openDialog({ api });
    await userEvent.click(
      screen.getByRole('button', { name: 'Upgrade store' }),
    );
    await userEvent.keyboard('{Escape}');
    await userEvent.click(dialog.parentElement!);
    expect(screen.getByRole('button', { name: 'Cancel' })).toBeDisabled();

    refuse(new Error('not today'));
    expect(await screen.findByRole('alert')).toHaveTextContent('not today');
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('stays open and says so when the upgrade is refused', async () => {
    const api = makeStoreApi([STORE]);
    api.upgradeStore.mockRejectedValue(new Error('not today'));
    await openDialog({ api });
    const confirm = screen.getByRole('button', { name: 'Upgrade store' });
    await userEvent.click(confirm);
    expect(await screen.findByRole('alert')).toHaveTextContent('not today');
    expect(confirm).toBeEnabled();
  });

  it('can be had again after a failed upgrade, at the version there is', async () => {
    const { dialog } = await openDialog({
      store: makeStore({ phase: 'Degraded', reason: 'UpgradeFailed' }),
      button: 'Upgrade again',
    });
    expect(dialog).toHaveTextContent(
      'The chart woocommerce-store 0.1.0 is applied again.',
    );
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { dialog } = await openDialog({ theme });
      expect(await axe(dialog)).toHaveNoViolations();
    },
  );
});
