import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { Permission } from '@backstage/plugin-permission-common';
import {
  Plan,
  woocommerceClusterReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makePlan } from '../__testUtils__/makePlan';
import { makePreflight } from '../__testUtils__/makePreflight';
import { makeQuota } from '../__testUtils__/makeQuota';
import { makeStoreApi } from '../__testUtils__/makeStoreApi';
import { renderWithStores } from '../__testUtils__/renderWithStores';
import { storePlanFieldOptions } from './storePlanFieldOptions';

const TEMPLATE = {
  title: 'A template',
  steps: [
    {
      title: 'Your store',
      schema: {
        properties: {
          owner: { type: 'string', title: 'Owner' },
          plan: {
            type: 'string',
            title: 'Plan',
            'ui:field': 'WooCommerceStorePlan',
            'ui:options': { hideError: true },
          },
        },
      },
    },
  ],
};

const LARGE = makePlan({ name: 'large', title: 'Large', default: false });
const REFUSAL = 'group:default/shops has 20 of 20 stores.';

/** Renders a form that asks for the owner and the plan of a store. */
async function renderForm(
  options: {
    plans?: Plan[];
    api?: ReturnType<typeof makeStoreApi>;
    denied?: Permission[];
  } = {},
) {
  const {
    plans = [makePlan(), LARGE],
    api = makeStoreApi([]),
    denied,
  } = options;
  if (options.plans || !options.api) {
    api.listPlans.mockResolvedValue(plans);
  }
  const user = userEvent.setup();
  const { container } = await renderWithStores(
    <Stepper
      manifest={TEMPLATE}
      extensions={[storePlanFieldOptions]}
      onCreate={async () => {}}
    />,
    { api, denied },
  );
  return { api, container, user };
}

async function clickNext(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Review' }));
}

describe('StorePlanField', () => {
  // jsdom has nothing to scroll, which the stepper does at each step.
  beforeEach(() => {
    jest.spyOn(window, 'scrollTo').mockImplementation();
  });

  it('offers the plans with what a store may use, the default one chosen', async () => {
    await renderForm();
    const demo = await screen.findByRole('radio', { name: 'Demo' });
    await waitFor(() => expect(demo).toBeChecked());
    expect(demo).toHaveAccessibleDescription(
      'Up to 2 CPU cores, 2 GiB of memory, 4 GiB of storage',
    );
    expect(screen.getByRole('radio', { name: 'Large' })).not.toBeChecked();
  });

  it('counts one core as one', async () => {
    await renderForm({ plans: [makePlan({ reserves: { cpu: 1 } })] });
    expect(
      await screen.findByRole('radio', { name: 'Demo' }),
    ).toHaveAccessibleDescription('Up to 1 CPU core');
  });

  it('marks what can’t be had, and keeps the user on the page with it', async () => {
    const { user } = await renderForm({
      plans: [
        makePlan(),
        makePlan({ ...LARGE, available: false, message: REFUSAL }),
      ],
    });
    const large = await screen.findByRole('radio', { name: 'Large' });
    expect(large).toHaveAccessibleDescription(expect.stringContaining(REFUSAL));
    await user.click(large);
    await clickNext(user);
    expect(
      await screen.findByText(`'Plan' can’t be had: ${REFUSAL}`),
    ).toBeVisible();

    await user.click(screen.getByRole('radio', { name: 'Demo' }));
    await clickNext(user);
    expect(await screen.findByRole('button', { name: 'Create' })).toBeVisible();
    expect(screen.getByText('demo')).toBeVisible();
  });

  it('chooses nothing by itself when the default plan can’t be had', async () => {
    await renderForm({
      plans: [makePlan({ available: false, message: REFUSAL }), LARGE],
    });
    expect(await screen.findByText(REFUSAL)).toBeVisible();
    for (const radio of screen.getAllByRole('radio')) {
      expect(radio).not.toBeChecked();
    }
  });

  it('asks again once another owner is chosen, and says what is left for them', async () => {
    const api = makeStoreApi([]);
    api.listPlans.mockImplementation(async ({ owner }) => [
      makePlan(owner === 'shops' ? { available: false, message: REFUSAL } : {}),
    ]);
    api.listQuotas.mockImplementation(async ({ owner }) =>
      owner ? [makeQuota({ subject: owner })] : [],
    );
    const { user } = await renderForm({ api });
    await waitFor(() => expect(screen.getByRole('radio')).toBeChecked());
    expect(screen.queryByText(REFUSAL)).not.toBeInTheDocument();

    await user.type(screen.getByRole('textbox', { name: 'Owner' }), 'shops');
    expect(await screen.findByText(REFUSAL)).toBeVisible();
    expect(
      await screen.findByRole('list', { name: 'Quota of shops' }),
    ).toHaveTextContent('Stores 3 of 20');
    expect(api.listPlans).toHaveBeenLastCalledWith(
      { owner: 'shops' },
      expect.anything(),
    );
    expect(api.listQuotas).toHaveBeenLastCalledWith(
      { owner: 'shops' },
      expect.anything(),
    );

    await clickNext(user);
    expect(
      await screen.findByText(`'Plan' can’t be had: ${REFUSAL}`),
    ).toBeVisible();
  });

  describe('when the clusters of a plan can’t have it', () => {
    const OBSTACLE =
      'Cluster local can’t have this store: There is no Ingress controller.';

    /** A form whose plan "large" has two clusters, of which one can have stores. */
    async function renderObstacles(denied: Permission[] = []) {
      const api = makeStoreApi([]);
      api.listPlans.mockResolvedValue([
        makePlan(),
        makePlan({ ...LARGE, clusters: ['local', 'eu-1'] }),
      ]);
      api.getClusterPreflight.mockImplementation(async cluster => {
        const [check] = makePreflight().checks;
        const message = 'There is no Ingress controller.';
        const preventsStores = cluster === 'local';
        const checks = [{ ...check, message, preventsStores }];
        return makePreflight({ cluster, checks });
      });
      return renderForm({ api, denied });
    }

    it('says so to who may read clusters, and lets them go on', async () => {
      const { user } = await renderObstacles();
      expect(await screen.findByText(OBSTACLE)).toBeVisible();
      expect(
        screen.getByRole('radio', { name: 'Demo' }),
      ).toHaveAccessibleDescription(expect.stringContaining(OBSTACLE));
      expect(
        screen.getByRole('radio', { name: 'Large' }),
      ).not.toHaveAccessibleDescription(expect.stringContaining('can’t'));
      await clickNext(user);
      expect(
        await screen.findByRole('button', { name: 'Create' }),
      ).toBeVisible();
    });

    it('asks for no cluster for who may not read them', async () => {
      const { api } = await renderObstacles([woocommerceClusterReadPermission]);
      await waitFor(() =>
        expect(screen.getByRole('radio', { name: 'Demo' })).toBeChecked(),
      );
      expect(api.getClusterPreflight).not.toHaveBeenCalled();
    });
  });

  it('says so when one may have none at all', async () => {
    const api = makeStoreApi([]);
    api.listPlans.mockRejectedValue(new NotAllowedError('You may have none.'));
    await renderForm({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may have none.',
    );
  });

  it('lets the user go on when nobody can tell', async () => {
    const api = makeStoreApi([]);
    api.listPlans.mockResolvedValueOnce([makePlan()]);
    api.listPlans.mockRejectedValue(new Error('the backend is away'));
    const { user } = await renderForm({ api });
    await waitFor(() => expect(screen.getByRole('radio')).toBeChecked());
    await clickNext(user);
    expect(await screen.findByRole('button', { name: 'Create' })).toBeVisible();
  });

  it('can be used with a screen reader', async () => {
    const api = makeStoreApi([]);
    api.listQuotas.mockResolvedValue([makeQuota()]);
    const { container } = await renderForm({
      api,
      plans: [makePlan(), makePlan({ ...LARGE, available: false })],
    });
    expect(await screen.findByRole('group', { name: /Plan/ })).toBeVisible();
    expect(await screen.findByText('3 of 20')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });
});
