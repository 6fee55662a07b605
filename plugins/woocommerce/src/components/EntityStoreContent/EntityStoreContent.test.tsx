import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NotFoundError } from '@backstage/errors';
import { StoreEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../../__testUtils__/makeStore';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import { makeVerification } from '../../__testUtils__/makeVerification';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { EntityStoreContent } from './EntityStoreContent';

const EVENTS: StoreEvent[] = [
  {
    id: '2',
    type: 'Warning',
    reason: 'ImagePullFailed',
    message: 'Image mariadb:0 is not found',
    createdAt: '2026-03-02T10:01:00.000Z',
  },
  {
    id: '1',
    type: 'Normal',
    reason: 'Accepted',
    message: 'The request is recorded',
    createdAt: '2026-03-02T10:00:00.000Z',
  },
];

async function renderContent(options: { theme?: 'light' | 'dark' } = {}) {
  const api = makeStoreApi([makeStore()]);
  api.listStoreEvents.mockResolvedValue(EVENTS);
  return renderWithStores(<EntityStoreContent />, { api, ...options });
}

describe('EntityStoreContent', () => {
  it('shows what the store is', async () => {
    await renderContent();
    const details = {
      Namespace: 'store-demo',
      Plan: 'small',
      Readiness: 'checkout: a test order went through',
      'Helm release': 'store-demo',
      Chart: 'woocommerce-store 0.1.0',
      Revision: '1',
      'Requested by': 'user:default/guest',
    };
    for (const [label, value] of Object.entries(details)) {
      const term = await screen.findByText(label, { selector: 'dt' });
      expect(term.nextSibling).toHaveTextContent(value);
    }
    expect(screen.getByRole('link', { name: 'shops' })).toHaveAttribute(
      'href',
      '/catalog/default/group/shops',
    );
    expect(screen.getByRole('list', { name: 'Progress' })).toBeVisible();
  });

  it('shows the blueprint and the version to be had, where there is one', async () => {
    const store = makeStore();
    await renderWithStores(<EntityStoreContent />, {
      stores: [
        {
          ...store,
          blueprint: 'german-shop',
          release: { ...store.release, availableVersion: '0.2.0' },
        },
      ],
    });
    const details = { Blueprint: 'german-shop', 'Available version': '0.2.0' };
    for (const [label, value] of Object.entries(details)) {
      const term = await screen.findByText(label, { selector: 'dt' });
      expect(term.nextSibling).toHaveTextContent(value);
    }
  });

  it('leaves out a blueprint and a version that there are not', async () => {
    await renderContent();
    await screen.findByText('Plan');
    expect(screen.queryByText('Blueprint')).not.toBeInTheDocument();
    expect(screen.queryByText('Available version')).not.toBeInTheDocument();
  });

  it('shows what the last verification found', async () => {
    const verification = makeVerification();
    await renderWithStores(<EntityStoreContent />, {
      stores: [makeStore({ verification })],
    });
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Last verification',
      }),
    ).toBeVisible();
    expect(screen.getByText('Passed: checkout')).toBeVisible();
  });

  it('shows what happened, newest first', async () => {
    await renderContent();
    const rows = within(
      await screen.findByRole('table', { name: 'Events' }),
    ).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toHaveTextContent('WarningImagePullFailed');
    expect(rows[2]).toHaveTextContent('NormalAcceptedThe request is recorded');
  });

  it('reads the events again when the store changes', async () => {
    const { api, signals } = await renderContent();
    await screen.findByText('The request is recorded');
    api.listStoreEvents.mockResolvedValue([
      { ...EVENTS[0], id: '3', message: 'Retried' },
      ...EVENTS,
    ]);
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(await screen.findByText('Retried')).toBeVisible();
  });

  it('says when nothing has happened yet', async () => {
    await renderWithStores(<EntityStoreContent />, { stores: [makeStore()] });
    expect(await screen.findByText('Nothing has happened yet.')).toBeVisible();
  });

  it('shows an error of the events beside the store', async () => {
    const api = makeStoreApi([makeStore()]);
    api.listStoreEvents.mockRejectedValue(new Error('no events today'));
    await renderWithStores(<EntityStoreContent />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'no events today',
    );
    expect(screen.getByText('Ready')).toBeVisible();
  });

  it('says once that the store is gone', async () => {
    const { api, signals } = await renderContent();
    await screen.findByText('Ready');
    api.getStore.mockRejectedValue(new NotFoundError('gone'));
    api.listStoreEvents.mockRejectedValue(new NotFoundError('gone'));
    await signals.send({ action: 'deleted', id: 'id-of-demo' });
    expect(await screen.findByText('The store demo is gone')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderContent({ theme });
      await screen.findByText('The request is recorded');
      await waitFor(() =>
        expect(screen.queryByRole('progressbar')).not.toBeInTheDocument(),
      );
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
