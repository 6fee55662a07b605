import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Store,
  woocommerceStoreDeletePermission,
  woocommerceStoreRefreshPermission,
  woocommerceStoreRetryPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import { makeFailedVerification } from '../../__testUtils__/makeVerification';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { EntityStoreCard } from './EntityStoreCard';

const FAILED = makeStore({
  phase: 'Failed',
  rungs: 4,
  reason: 'ImagePullFailed',
  message: 'Image mariadb:0 is not found',
  evidence: [
    {
      kind: 'Pod',
      name: 'store-demo-mariadb-0',
      message: '\u001b[31mErrImagePull\u001b[0m <b>mariadb:0</b>',
    },
  ],
});

function renderCard(store: Store, options: RenderWithStoresOptions = {}) {
  return renderWithStores(<EntityStoreCard />, { stores: [store], ...options });
}

describe('EntityStoreCard', () => {
  it('shows the phase, the ladder and the links of a ready store', async () => {
    await renderCard(makeStore());

    expect(await screen.findByText('Ready')).toBeVisible();
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'WooCommerce store',
    );
    expect(screen.getByText('Demo shop')).toBeVisible();
    const rungs = within(
      screen.getByRole('list', { name: 'Progress' }),
    ).getAllByRole('listitem');
    expect(rungs).toHaveLength(8);
    expect(rungs[4]).toHaveTextContent('Database');
    expect(rungs[4]).toHaveTextContent('reached in 4 s');
    expect(
      screen.getByRole('link', { name: /^http:\/\/demo\.localtest\.me,/ }),
    ).toHaveAttribute('href', 'http://demo.localtest.me');
    expect(screen.getByRole('link', { name: /wp-admin/ })).toHaveAttribute(
      'href',
      'http://demo.localtest.me/wp-admin/',
    );
    expect(
      screen.queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
  });

  it('says which rung is being climbed and links nowhere before that is done', async () => {
    await renderCard(makeStore({ phase: 'Provisioning', rungs: 3 }));

    const current = await screen.findByText(/in progress since/);
    expect(current.closest('li')).toHaveTextContent('Helm release');
    expect(current.closest('li')).toHaveAttribute('aria-current', 'step');
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByText('http://demo.localtest.me')).toBeVisible();
    expect(
      screen.getByText(
        'These addresses can be opened once the store is ready.',
      ),
    ).toBeVisible();
  });

  it('explains why addresses on simulated nodes are no links', async () => {
    await renderCard(makeStore({ rungs: 6, simulated: true }));

    expect(
      await screen.findByText(/so nothing answers at these addresses/),
    ).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getAllByText('not needed')).toHaveLength(2);
    expect(screen.getByText('not checked')).toBeVisible();
  });

  it('shows what the last verification found', async () => {
    await renderCard(makeStore({ verification: makeFailedVerification() }));
    expect(
      await screen.findByRole('heading', {
        level: 3,
        name: 'Last verification',
      }),
    ).toBeVisible();
    expect(screen.getByText('Failed: checkout')).toBeVisible();
  });

  it('follows the store by signals and announces its phase', async () => {
    const { api, signals } = await renderCard(
      makeStore({ phase: 'Provisioning', rungs: 7 }),
    );
    await screen.findByText('Provisioning');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();

    api.getStore.mockResolvedValue(makeStore());
    await signals.send({ action: 'updated', id: 'id-of-another' });
    expect(screen.getByText('Provisioning')).toBeVisible();
    expect(api.getStore).toHaveBeenCalledTimes(1);

    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(await screen.findByText('Ready')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(
      'Demo shop is now Ready.',
    );
  });

  it('says why a store failed and what to do, and retries it', async () => {
    const { api } = await renderCard(FAILED);

    const problem = await screen.findByRole('group', {
      name: 'ImagePullFailed',
    });
    expect(problem).toHaveTextContent('An image of the store can’t be pulled.');
    expect(problem).toHaveTextContent('Image mariadb:0 is not found');
    expect(
      within(problem).getByRole('list', { name: 'What the cluster says:' }),
    ).toHaveTextContent(
      'Pod/store-demo-mariadb-0 ErrImagePull <b>mariadb:0</b>',
    );
    expect(problem).toHaveTextContent(
      'What to do: Check the image’s name, the registry and its credentials.',
    );
    expect(screen.getByText(/^failed since/).closest('li')).toHaveTextContent(
      'Database',
    );

    api.getStore.mockResolvedValue(
      makeStore({ phase: 'Provisioning', rungs: 1 }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(api.retryStore).toHaveBeenCalledWith('demo');
    expect(await screen.findByText('Provisioning')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
  });

  it('shows the age of what it shows when the cluster does not answer', async () => {
    const unreachableSince = new Date(Date.now() - 12 * 60_000).toISOString();
    await renderCard(
      makeStore({
        reason: 'ClusterUnreachable',
        message: 'connection refused',
        unreachableSince,
      }),
    );

    expect(await screen.findByText('Ready')).toBeVisible();
    expect(screen.getByText(/The cluster last answered/).textContent).toContain(
      '12 minutes ago',
    );
  });

  it('refreshes, and shows what went wrong with it', async () => {
    const { api } = await renderCard(makeStore());
    const button = await screen.findByRole('button', { name: 'Refresh' });

    await userEvent.click(button);
    expect(api.refreshStore).toHaveBeenCalledWith('demo');
    await waitFor(() => expect(api.getStore).toHaveBeenCalledTimes(2));

    api.refreshStore.mockRejectedValue(new Error('the cluster is asleep'));
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the cluster is asleep',
    );
    expect(screen.getByText('Ready')).toBeVisible();
  });

  it('can do nothing to a store that is being deleted but says what it waits for', async () => {
    const { api } = await renderCard(
      makeStore({ phase: 'Deleting', message: 'Deleting the namespace' }),
    );

    expect(await screen.findByText('Deleting the namespace')).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Deletion of demo' }),
    ).toBeVisible();
    for (const name of ['Refresh', 'Delete']) {
      const button = screen.getByRole('button', { name });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(button).toHaveAccessibleDescription('The store is being deleted.');
      await userEvent.click(button);
    }
    expect(api.refreshStore).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says that the store is gone once it is, and leads to the others', async () => {
    const { api, signals } = await renderCard(makeStore({ phase: 'Deleting' }));
    await screen.findByText('Deleting');

    api.getStore.mockRejectedValue(new NotFoundError('no such store'));
    await signals.send({ action: 'deleted', id: 'id-of-demo' });
    expect(await screen.findByText('The store demo is gone')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All stores' })).toHaveAttribute(
      'href',
      '/woocommerce-stores',
    );
    expect(screen.queryByText('Deleting')).not.toBeInTheDocument();
  });

  it('says that there is no such store when there never was one', async () => {
    await renderWithStores(<EntityStoreCard />);
    expect(await screen.findByText('There is no store demo')).toBeVisible();
  });

  it('shows progress while the store is read', async () => {
    const api = makeStoreApi([]);
    api.getStore.mockReturnValue(new Promise(() => {}));
    await renderWithStores(<EntityStoreCard />, { api });
    expect(
      await screen.findByRole('progressbar', { name: 'Loading' }),
    ).toBeInTheDocument();
  });

  it('shows an error and reads again on demand', async () => {
    const api = makeStoreApi([makeStore()]);
    api.getStore.mockRejectedValueOnce(new Error('the backend is away'));
    await renderWithStores(<EntityStoreCard />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the backend is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Ready')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keeps the last known store when it can’t be read again', async () => {
    const { api, signals } = await renderCard(makeStore());
    await screen.findByText('Ready');

    api.getStore.mockRejectedValue(new Error('the backend is away'));
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByText('Ready')).toBeVisible();
  });

  it('names the permission that it takes to see stores', async () => {
    const api = makeStoreApi([]);
    api.getStore.mockRejectedValue(new NotAllowedError('no'));
    await renderWithStores(<EntityStoreCard />, { api });
    expect(
      await screen.findByText(/You need the permission woocommerce.store.read/),
    ).toBeVisible();
  });

  it('disables what the user may not do, and says which permission is missing', async () => {
    const { api } = await renderCard(FAILED, {
      denied: [
        woocommerceStoreRefreshPermission,
        woocommerceStoreRetryPermission,
        woocommerceStoreDeletePermission,
      ],
    });
    const missing = {
      Refresh: 'woocommerce.store.refresh',
      Retry: 'woocommerce.store.retry',
      Delete: 'woocommerce.store.delete',
    };
    for (const [name, permission] of Object.entries(missing)) {
      const button = await screen.findByRole('button', { name });
      await waitFor(() =>
        expect(button).toHaveAccessibleDescription(
          `You lack the permission ${permission}.`,
        ),
      );
      await userEvent.click(button);
    }
    expect(api.refreshStore).not.toHaveBeenCalled();
    expect(api.retryStore).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderCard(FAILED, { theme });
      await screen.findByText('Failed');
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
