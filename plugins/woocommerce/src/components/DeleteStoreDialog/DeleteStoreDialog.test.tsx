import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeConflict } from '../../__testUtils__/makeConflict';
import { makeDeletePlan } from '../../__testUtils__/makeDeletePlan';
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

/** The dialog once the plan is there. */
async function openPlan(options: RenderWithStoresOptions = {}) {
  const opened = await openDialog(options);
  await screen.findByRole('textbox');
  return opened;
}

function makeApiWithPlan(plan: Partial<DeletePlan>) {
  const api = makeStoreApi([STORE]);
  api.planStoreDeletion.mockResolvedValue(makeDeletePlan(plan));
  return api;
}

describe('DeleteStoreDialog', () => {
  it('says what will be lost, as the cluster is now', async () => {
    const { api, dialog } = await openPlan();
    expect(api.planStoreDeletion).toHaveBeenCalledTimes(1);
    for (const text of [
      'the volume claim data-store-demo-mariadb-0 (2Gi, storage class standard, reclaim policy Delete) with all data on it',
      'the volume claim store-demo-wordpress (4Gi, storage class standard, reclaim policy Delete) with all data on it',
      'the Helm release store-demo',
      'the namespace store-demo with everything in it',
      'the shop at demo.localtest.me',
      'the store’s component in the catalog',
    ]) {
      expect(dialog).toHaveTextContent(text);
    }
    expect(dialog).not.toHaveTextContent('To be known before');
    expect(dialog).not.toHaveTextContent('hold the deletion up');
  });

  it('says what stays and what would be in the way', async () => {
    const [claim] = makeDeletePlan().volumeClaims;
    const api = makeApiWithPlan({
      volumeClaims: [{ ...claim, kept: true }],
      warnings: [{ reason: 'VolumeKept', message: 'Volume pvc-1 stays.' }],
      blockers: [{ reason: 'FinalizerHeld', message: 'It has \u001b[31ma/b.' }],
    });
    const { dialog } = await openPlan({ api });
    expect(dialog).not.toHaveTextContent('with all data on it');
    expect(
      screen.getByRole('list', { name: 'To be known before' }),
    ).toHaveTextContent('Volume pvc-1 stays.');
    expect(
      screen.getByRole('list', { name: /^What would hold the deletion up/ }),
    ).toHaveTextContent('It has a/b.');
  });

  it('says at once that a store is protected, before it knows what would go', async () => {
    const api = makeStoreApi([STORE]);
    api.planStoreDeletion.mockReturnValue(new Promise(() => {}));
    const { dialog } = await openDialog({
      api,
      stores: [makeStore({ protected: true })],
    });
    expect(dialog).toHaveTextContent(
      /The store is protected. Choose “Unprotect”/,
    );
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Delete store' })).toBeDisabled();
  });

  it('says what to do before a store can be deleted that was just protected', async () => {
    const api = makeApiWithPlan({
      blockers: [{ reason: 'Protected', message: 'It is protected.' }],
    });
    const { dialog } = await openDialog({ api });
    expect(
      await screen.findByText(/^The store is protected. Choose “Unprotect”/),
    ).toBeVisible();
    expect(dialog).not.toHaveTextContent('hold the deletion up');
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Delete store' })).toBeDisabled();
  });

  it('says that there is nothing in the cluster', async () => {
    const { dialog } = await openPlan({
      api: makeApiWithPlan({
        release: undefined,
        namespace: undefined,
        volumeClaims: [],
        hosts: [],
      }),
    });
    expect(dialog).toHaveTextContent('the cluster has nothing of it');
  });

  it('deletes nothing as long as nobody knows what would go', async () => {
    const api = makeStoreApi([STORE]);
    api.planStoreDeletion.mockRejectedValue(
      new Error('Cluster local does not answer.'),
    );
    await openDialog({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Cluster local does not answer.',
    );
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Delete store' })).toBeDisabled();

    api.planStoreDeletion.mockResolvedValue(makeDeletePlan());
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('textbox')).toBeVisible();
  });

  it('shows what would go by now when that is no longer what was shown', async () => {
    const api = makeStoreApi([STORE]);
    api.deleteStore.mockRejectedValueOnce(
      await makeConflict('plan is not what the cluster holds'),
    );
    const { dialog } = await openPlan({ api });
    api.planStoreDeletion.mockResolvedValue(
      makeDeletePlan({ hash: 'plan-2', hosts: ['shop.example.com'] }),
    );
    await userEvent.type(screen.getByRole('textbox'), 'demo{Enter}');
    await waitFor(() =>
      expect(dialog).toHaveTextContent('the shop at shop.example.com'),
    );
    expect(dialog).toHaveTextContent('Look at it again; nothing was deleted.');
    const confirm = screen.getByRole('button', { name: 'Delete store' });
    expect(confirm).toBeDisabled();
    expect(screen.getByRole('textbox')).toHaveValue('');

    await userEvent.type(screen.getByRole('textbox'), 'demo');
    await userEvent.click(confirm);
    expect(api.deleteStore).toHaveBeenLastCalledWith('demo', {
      plan: 'plan-2',
    });
  });

  it('spares an entity that is not the store’s own', async () => {
    const { dialog } = await openPlan({
      stores: [makeStore({ entityRef: 'component:default/shop' })],
    });
    expect(dialog).not.toHaveTextContent('component in the catalog');
  });

  it('deletes once the name is typed, and gives the focus back', async () => {
    const { api, onChanged, opener } = await openPlan();
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
    expect(api.deleteStore).toHaveBeenCalledWith('demo', { plan: 'plan-1' });
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(opener).toHaveFocus();
  });

  it('deletes nothing when it is cancelled, and opens empty again', async () => {
    const { api, opener } = await openPlan();
    await userEvent.type(screen.getByRole('textbox'), 'demo');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.deleteStore).not.toHaveBeenCalled();

    await userEvent.click(opener);
    expect(await screen.findByRole('textbox')).toHaveValue('');
  });

  it('stays open until it is answered', async () => {
    const api = makeStoreApi([STORE]);
    let refuse = (_: Error) => {};
    api.deleteStore.mockReturnValue(
      new Promise((_, reject) => (refuse = reject)),
    );
    const { dialog } = await openPlan({ api });
    await userEvent.type(screen.getByRole('textbox'), 'demo{Enter}');
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

  it('stays open and says so when the deletion is refused', async () => {
    const api = makeStoreApi([STORE]);
    api.deleteStore.mockRejectedValue(new Error('not today'));
    await openPlan({ api });
    await userEvent.type(screen.getByRole('textbox'), 'demo{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('not today');
    expect(screen.getByRole('button', { name: 'Delete store' })).toBeEnabled();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { dialog } = await openPlan({ theme });
      expect(await axe(dialog)).toHaveNoViolations();
    },
  );
});
