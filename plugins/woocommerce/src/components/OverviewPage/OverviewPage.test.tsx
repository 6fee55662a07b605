import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import {
  Overview,
  woocommerceOverviewReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  makeClusterOverview,
  makeOverview,
} from '../../__testUtils__/makeOverview';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { OverviewPage } from './OverviewPage';

function renderPage(
  options: RenderWithStoresOptions & { overview?: Overview } = {},
) {
  const {
    overview = makeOverview(),
    api = makeStoreApi([]),
    ...rest
  } = options;
  if (!options.api) {
    api.getOverview.mockResolvedValue(overview);
  }
  return renderWithStores(<OverviewPage />, { api, ...rest });
}

describe('OverviewPage', () => {
  it('counts stores by cluster and phase, and leads to them', async () => {
    await renderPage();
    const row = within(await screen.findByRole('row', { name: /^eu-1/ }));
    expect(row.getByText('Does not answer')).toBeVisible();
    expect(row.getByRole('link', { name: 'eu-1' })).toHaveAttribute(
      'href',
      '/woocommerce-stores?cluster=eu-1',
    );
    expect(
      row.getByRole('link', { name: '2 stores in phase Failed in eu-1' }),
    ).toHaveAttribute('href', '/woocommerce-stores?cluster=eu-1&phase=Failed');
    expect(row.getAllByRole('link')).toHaveLength(3);
    expect(row.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      '3',
      '0',
      '0',
      '0',
      '2',
      '0',
      '1',
      '3',
      expect.stringMatching(/ago$/),
    ]);
    const healthy = within(screen.getByRole('row', { name: /^local/ }));
    expect(healthy.queryByText('Does not answer')).not.toBeInTheDocument();
  });

  it('says what room is left, and where nothing is limited', async () => {
    await renderPage();
    expect(await screen.findByText(/eu-1/, { selector: 'p' })).toBeVisible();
    expect(screen.getByText('5 of 10')).toBeVisible();
    expect(
      screen.getByText(
        'Without quotas: local. What they have room for is not known.',
      ),
    ).toBeVisible();
  });

  it('says how long stores took, and what failed', async () => {
    await renderPage();
    expect(
      await screen.findByText('From the request until ready, of 40 stores:'),
    ).toBeVisible();
    for (const text of ['21 s', '1 min 5 s', '2 min 10 s']) {
      expect(screen.getByText(text)).toBeVisible();
    }
    const row = screen.getByRole('row', { name: /^QuotaExceeded/ });
    expect(row).toHaveTextContent('QuotaExceededSet-up4');
  });

  it('looks as far back as is chosen', async () => {
    const { api } = await renderPage();
    const field = await screen.findByLabelText('Ended within');
    expect(api.getOverview).toHaveBeenLastCalledWith(
      { days: 7 },
      expect.anything(),
    );
    await userEvent.selectOptions(field, '30 days');
    await waitFor(() =>
      expect(api.getOverview).toHaveBeenLastCalledWith(
        { days: 30 },
        expect.anything(),
      ),
    );
  });

  it('shows nothing of another window once the new one has failed', async () => {
    const { api } = await renderPage();
    const field = await screen.findByLabelText('Ended within');
    api.getOverview.mockRejectedValue(new Error('away'));
    await userEvent.selectOptions(field, '30 days');
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByRole('table')).not.toBeInTheDocument();

    api.getOverview.mockResolvedValue(makeOverview());
    await userEvent.selectOptions(field, '7 days');
    expect(await screen.findByRole('row', { name: /^eu-1/ })).toBeVisible();
  });

  it('counts one store as one', async () => {
    await renderPage({
      overview: makeOverview({ provisioning: { count: 1, p50Ms: 21_000 } }),
    });
    expect(
      await screen.findByText('From the request until ready, of 1 store:'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: '1 store in phase Ready in local' }),
    ).toBeVisible();
  });

  it('says so when nothing has happened, or a cluster left the configuration', async () => {
    await renderPage({
      overview: makeOverview({
        clusters: [makeClusterOverview({ name: 'old', configured: false })],
        provisioning: { count: 0 },
        failures: [],
      }),
    });
    expect(await screen.findByText('Not configured any more')).toBeVisible();
    expect(
      screen.getByText('No store became ready within this time.'),
    ).toBeVisible();
    expect(screen.getByText('Nothing failed within this time.')).toBeVisible();
    expect(screen.queryByText(/Without quotas/)).not.toBeInTheDocument();
  });

  it('names the permission that somebody lacks, and asks for nothing', async () => {
    const { api } = await renderPage({
      denied: [woocommerceOverviewReadPermission],
    });
    expect(
      await screen.findByText(/permission woocommerce\.overview\.read/),
    ).toBeVisible();
    expect(api.getOverview).not.toHaveBeenCalled();
  });

  it('does not call a permission missing that can’t be checked', async () => {
    const { api } = await renderPage({
      unchecked: [woocommerceOverviewReadPermission],
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByText('Missing permission')).not.toBeInTheDocument();
    expect(api.getOverview).not.toHaveBeenCalled();
  });

  it('says what went wrong, and tries again', async () => {
    const api = makeStoreApi([]);
    api.getOverview.mockRejectedValueOnce(new Error('No database'));
    api.getOverview.mockResolvedValue(makeOverview());
    await renderPage({ api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('row', { name: /^eu-1/ })).toBeVisible();
  });

  it('believes the backend when that denies it', async () => {
    const api = makeStoreApi([]);
    api.getOverview.mockRejectedValue(new NotAllowedError('no'));
    await renderPage({ api });
    expect(await screen.findByText('Missing permission')).toBeVisible();
  });

  it('is accessible', async () => {
    const { container } = await renderPage();
    await screen.findByRole('row', { name: /^eu-1/ });
    expect(await axe(container)).toHaveNoViolations();
  });
});
