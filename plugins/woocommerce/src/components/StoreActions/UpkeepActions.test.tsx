import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Store,
  woocommerceStoreUpgradePermission,
  woocommerceStoreVerifyPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeConflict } from '../../__testUtils__/makeConflict';
import { makeOperation } from '../../__testUtils__/makeOperation';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { EntityStoreCard } from '../EntityStoreCard';

const RELEASE = { ...makeStore().release, availableVersion: '0.2.0' };

async function renderCard(store: Store, options: RenderWithStoresOptions = {}) {
  const rendered = await renderWithStores(<EntityStoreCard />, {
    stores: [store],
    ...options,
  });
  const verify = await screen.findByRole('button', { name: 'Verify checkout' });
  return { ...rendered, verify };
}

function makeRunning(kind: 'verify' | 'upgrade', store = makeStore()): Store {
  return {
    ...store,
    operation: makeOperation({ id: kind, kind, status: 'Running' }),
  };
}

describe('the actions for a store that is up', () => {
  it('verify the checkout, say so while it lasts, and say how it ended', async () => {
    const { api, signals, verify } = await renderCard(makeStore());
    await waitFor(() => expect(verify).not.toHaveAttribute('aria-disabled'));

    api.getStore.mockResolvedValue(makeRunning('verify'));
    await userEvent.click(verify);
    expect(api.verifyStore).toHaveBeenCalledWith('demo');
    expect(
      await screen.findByText(/^Verifying: a test order is placed/),
    ).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Verification of demo' }),
    ).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(
      'Demo shop is being verified.',
    );
    expect(verify).toHaveAccessibleDescription('The store is being verified.');
    await userEvent.click(verify);
    expect(api.verifyStore).toHaveBeenCalledTimes(1);

    const { operation } = makeRunning('verify');
    api.getStore.mockResolvedValue(
      makeStore({ operation: { ...operation, status: 'Succeeded' } }),
    );
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(
        'The verification of Demo shop has passed.',
      ),
    );
    expect(screen.queryByText(/^Verifying/)).not.toBeInTheDocument();
  });

  it('verify once when clicked twice, busy until that is accepted', async () => {
    const api = makeStoreApi([makeStore()]);
    api.verifyStore.mockReturnValue(new Promise(() => {}));
    const { verify } = await renderCard(makeStore(), { api });
    await waitFor(() => expect(verify).not.toHaveAttribute('aria-disabled'));

    await userEvent.dblClick(verify);
    expect(api.verifyStore).toHaveBeenCalledTimes(1);
    expect(verify).toHaveAttribute('aria-busy', 'true');
    expect(verify).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('button', { name: 'Refresh' })).not.toHaveAttribute(
      'aria-busy',
    );
  });

  it('show why the backend refused, and what it knows by now', async () => {
    const { api, verify } = await renderCard(makeStore());
    await waitFor(() => expect(verify).not.toHaveAttribute('aria-disabled'));

    api.verifyStore.mockRejectedValue(
      await makeConflict('Store demo is being upgraded: verify it afterwards'),
    );
    api.getStore.mockResolvedValue(makeRunning('upgrade'));
    await userEvent.click(verify);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Store demo is being upgraded: verify it afterwards',
    );
    expect(await screen.findByText(/^Upgrading/)).toBeVisible();
  });

  it.each([
    [
      'it is not up yet',
      makeStore({ phase: 'Provisioning', rungs: 3 }),
      'Only a store that is Ready or Degraded can be verified.',
    ],
    [
      'its nodes are simulated',
      makeStore({ simulated: true }),
      'The nodes of this cluster are simulated: there is no checkout to verify.',
    ],
    [
      'it is being upgraded',
      makeRunning('upgrade'),
      'The store is being upgraded.',
    ],
    [
      'it is being deleted',
      makeStore({ phase: 'Deleting' }),
      'The store is being deleted.',
    ],
  ])('do not verify a store when %s, and say why', async (_, store, reason) => {
    const { api, verify } = await renderCard(store);
    await waitFor(() => expect(verify).toHaveAccessibleDescription(reason));
    expect(verify).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(verify);
    expect(api.verifyStore).not.toHaveBeenCalled();
  });

  it('need a permission each, and name it', async () => {
    const { api, verify } = await renderCard(makeStore({ release: RELEASE }), {
      denied: [
        woocommerceStoreVerifyPermission,
        woocommerceStoreUpgradePermission,
      ],
    });
    const upgrade = screen.getByRole('button', { name: 'Upgrade to 0.2.0' });
    for (const [button, verb] of [
      [verify, 'verify'],
      [upgrade, 'upgrade'],
    ] as const) {
      await waitFor(() =>
        expect(button).toHaveAccessibleDescription(
          `You lack the permission woocommerce.store.${verb}.`,
        ),
      );
      await userEvent.click(button);
    }
    expect(api.verifyStore).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('say so when nobody can tell who may', async () => {
    const { api, verify } = await renderCard(makeStore(), {
      unchecked: [woocommerceStoreVerifyPermission],
    });
    await waitFor(() =>
      expect(verify).toHaveAccessibleDescription(
        'Whether you have the permission woocommerce.store.verify can’t be told now.',
      ),
    );
    await userEvent.click(verify);
    expect(api.verifyStore).not.toHaveBeenCalled();
  });

  it('offer no upgrade when there is no other version', async () => {
    await renderCard(makeStore());
    expect(
      screen.queryByRole('button', { name: /Upgrade/ }),
    ).not.toBeInTheDocument();
  });

  it('do not upgrade a store that is not up, and say why', async () => {
    const phase = 'Failed';
    await renderCard(makeStore({ phase, rungs: 4, release: RELEASE }));
    const upgrade = screen.getByRole('button', { name: 'Upgrade to 0.2.0' });
    await waitFor(() =>
      expect(upgrade).toHaveAccessibleDescription(
        'Only a store that is Ready or Degraded can be upgraded.',
      ),
    );
    await userEvent.click(upgrade);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('announce that an upgrade has failed, and offer it again', async () => {
    const { api, signals } = await renderCard(makeRunning('upgrade'));
    expect(screen.getByText(/^Upgrading/)).toBeVisible();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();

    const { operation } = makeRunning('upgrade');
    api.getStore.mockResolvedValue(
      makeStore({
        phase: 'Degraded',
        reason: 'UpgradeFailed',
        operation: { ...operation, status: 'Failed' },
      }),
    );
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(
      await screen.findByRole('button', { name: 'Upgrade again' }),
    ).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(
      'The upgrade of Demo shop has failed. Demo shop is now Degraded.',
    );
  });
});
