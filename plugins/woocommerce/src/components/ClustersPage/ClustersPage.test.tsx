import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import {
  Preflight,
  woocommerceClusterProbePermission,
  woocommerceClusterReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makePreflight } from '../../__testUtils__/makePreflight';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { ClustersPage } from './ClustersPage';

async function renderPage(
  options: RenderWithStoresOptions & { preflight?: Preflight } = {},
) {
  const { preflight, api = makeStoreApi([]), ...rest } = options;
  if (preflight) {
    api.getClusterPreflight.mockResolvedValue(preflight);
  }
  return renderWithStores(<ClustersPage />, { api, ...rest });
}

async function findRow(name: RegExp) {
  return within(await screen.findByRole('row', { name }));
}

/** A preflight of which one check keeps stores away. */
function makeObstacle(plans?: string[]): Preflight {
  return makePreflight({
    status: 'fail',
    checks: makePreflight().checks.map(check =>
      check.id === 'dns' ? { ...check, preventsStores: true, plans } : check,
    ),
  });
}

/** The preflight of a cluster that doesn't answer. */
function makeSilence(): Preflight {
  return makePreflight({
    status: 'fail',
    checks: makePreflight().checks.map(check => ({
      ...check,
      status: check.id === 'api-server' ? 'fail' : 'unknown',
      message:
        check.id === 'api-server' ? 'It does not answer.' : 'It was not seen.',
      fix: undefined,
    })),
  });
}

function getProbeButton() {
  return screen.findByRole('button', { name: 'Check with pods' });
}

describe('ClustersPage', () => {
  it('shows what was found in each cluster, and what to do about it', async () => {
    const { api } = await renderPage();
    const cluster = await screen.findByRole('region', { name: 'local' });
    const table = await within(cluster).findByRole('table', {
      name: 'Checks of local',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'PassAPI serverKubernetes v1.36.3 answers.',
      'WarningStorage classesVolumes of standard can’t grow.What to do: Set allowVolumeExpansion: true.',
      'FailureWildcard DNSThere is no record.What to do: Make one.',
      'UnknownStores from a podOnly a pod can tell.',
    ]);
    expect(api.getClusterPreflight).toHaveBeenCalledWith(
      'local',
      expect.anything(),
    );
  });

  it.each<[string, Preflight, string]>([
    [
      'all is well',
      makePreflight({ status: 'pass' }),
      'All is as stores need it.',
    ],
    [
      'something is to be done',
      makePreflight(),
      'Stores can be made. What is marked with a warning should be looked at.',
    ],
    [
      'something is wrong',
      makePreflight({ status: 'fail' }),
      'Stores can be requested, but part of them will not work until what fails is mended.',
    ],
    [
      'nothing is known',
      makePreflight({ status: 'unknown' }),
      'Nothing could be found out.',
    ],
    [
      'the cluster is silent',
      makeSilence(),
      'The portal does not get into this cluster, so that little is known of it. Stores can be requested, but none is made here before that is mended.',
    ],
    [
      'no store can be made',
      makeObstacle(),
      'New stores are refused until what fails is mended.',
    ],
    [
      'some stores can’t be made',
      makeObstacle(['large', 'huge']),
      'New stores of plan large, huge are refused until what fails is mended.',
    ],
  ])('says what it means when %s', async (_, preflight, summary) => {
    await renderPage({ preflight });
    expect(await screen.findByText(summary)).toBeVisible();
  });

  it('says once what several checks came to', async () => {
    await renderPage({ preflight: makeSilence() });
    const row = await findRow(/Storage classes/);
    expect(row.getByRole('rowheader')).toHaveTextContent(
      'Storage classesWildcard DNSStores from a pod',
    );
    expect(screen.getAllByText('It was not seen.')).toHaveLength(1);
    await findRow(/API server/);
  });

  it('has pods look on demand, and says so as long as they do', async () => {
    const { api } = await renderPage();
    await findRow(/Wildcard DNS/);
    let answer = (_: Preflight) => {};
    api.runClusterPreflight.mockImplementation(
      () => new Promise(resolve => (answer = resolve)),
    );
    await waitFor(async () =>
      expect(await getProbeButton()).not.toHaveAttribute('aria-disabled'),
    );
    await userEvent.click(await getProbeButton());
    expect(api.runClusterPreflight.mock.calls).toEqual([
      ['local', { probe: true }],
    ]);
    expect(
      screen.getByText(/^Pods are run in a namespace of their own/),
    ).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Check local with pods' }),
    ).toBeVisible();
    for (const name of ['Checking with pods', 'Check again']) {
      expect(screen.getByRole('button', { name })).toHaveAttribute(
        'aria-disabled',
        'true',
      );
    }

    answer(makePreflight({ status: 'pass', probed: true }));
    expect(await screen.findByText('All is as stores need it.')).toBeVisible();
    expect(screen.getByText(/^Checked, by pods too,/)).toBeVisible();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('says why pods could not look', async () => {
    const { api } = await renderPage();
    api.runClusterPreflight.mockRejectedValue(new Error('away'));
    await waitFor(async () =>
      expect(await getProbeButton()).not.toHaveAttribute('aria-disabled'),
    );
    await userEvent.click(await getProbeButton());
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(await getProbeButton()).not.toHaveAttribute('aria-disabled');
  });

  it('has no pods look for who may not, and names the permission', async () => {
    const { api } = await renderPage({
      denied: [woocommerceClusterProbePermission],
    });
    const button = await getProbeButton();
    await waitFor(() =>
      expect(button).toHaveAttribute(
        'title',
        'You lack the permission woocommerce.cluster.probe.',
      ),
    );
    await userEvent.click(button);
    expect(api.runClusterPreflight).not.toHaveBeenCalled();
    expect(
      screen.getByRole('button', { name: 'Check again' }),
    ).not.toHaveAttribute('aria-disabled');
  });

  it('looks again on demand', async () => {
    const { api } = await renderPage();
    await findRow(/Wildcard DNS/);
    api.runClusterPreflight.mockResolvedValue(
      makePreflight({ status: 'pass', checks: [] }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('All is as stores need it.')).toBeVisible();
    expect(api.runClusterPreflight.mock.calls).toEqual([
      ['local', { probe: false }],
    ]);
    // Another replica of the backend may know something older.
    expect(api.getClusterPreflight).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('button', { name: 'Check again' })).toBeEnabled();
  });

  it('looks again when it could not read what is known', async () => {
    const api = makeStoreApi([]);
    api.getClusterPreflight.mockRejectedValue(new Error('away'));
    await renderPage({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    await findRow(/Wildcard DNS/);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says why it could not look again, and keeps what it knows', async () => {
    const { api } = await renderPage();
    await findRow(/Wildcard DNS/);
    api.runClusterPreflight.mockRejectedValue(new Error('away'));
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    await findRow(/Wildcard DNS/);
  });

  it('shows an error and reads again on demand', async () => {
    const api = makeStoreApi([]);
    api.listClusters.mockRejectedValueOnce(new Error('away'));
    await renderPage({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await findRow(/Wildcard DNS/);
  });

  it('has one cluster not hide another', async () => {
    const api = makeStoreApi([]);
    api.listClusters.mockResolvedValue(
      ['one', 'two'].map(name => ({ name, simulatedNodes: name === 'two' })),
    );
    api.getClusterPreflight.mockImplementation(async cluster => {
      if (cluster === 'one') {
        throw new Error('away');
      }
      return makePreflight({ cluster });
    });
    await renderPage({ api });
    const one = await screen.findByRole('region', { name: 'one' });
    expect(await within(one).findByRole('alert')).toHaveTextContent('away');
    const two = await screen.findByRole('region', { name: 'two' });
    expect(
      await within(two).findByRole('table', { name: 'Checks of two' }),
    ).toBeVisible();
    expect(within(two).getByText('Its pods are simulated.')).toBeVisible();
  });

  it('asks for nothing without the permission, and names it', async () => {
    const { api } = await renderPage({
      denied: [woocommerceClusterReadPermission],
    });
    expect(
      await screen.findByText(
        /You need the permission woocommerce.cluster.read/,
      ),
    ).toBeVisible();
    expect(api.listClusters).not.toHaveBeenCalled();
  });

  it('names the permission when it is refused', async () => {
    const api = makeStoreApi([]);
    api.listClusters.mockRejectedValue(new NotAllowedError('no'));
    await renderPage({ api });
    expect(
      await screen.findByText(
        /You need the permission woocommerce.cluster.read/,
      ),
    ).toBeVisible();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderPage({ theme });
      await findRow(/Wildcard DNS/);
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
