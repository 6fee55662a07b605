import { screen, within } from '@testing-library/react';
import {
  Store,
  StoreCondition,
  StoreConditionType,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../../__testUtils__/makeStore';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { StoreLadder } from './StoreLadder';

async function renderLadder(store: Store) {
  await renderWithStores(
    <>
      <h2 id="title">Progress</h2>
      <StoreLadder store={store} labelledBy="title" />
    </>,
  );
  const getLines = (name: string) =>
    within(screen.getByRole('list', { name })).getAllByRole('listitem');
  return { rungs: getLines('Progress'), apart: getLines('Once it is up') };
}

function replaceCondition(
  store: Store,
  type: StoreConditionType,
  changes: Partial<StoreCondition>,
): Store {
  return {
    ...store,
    conditions: store.conditions.map(condition =>
      condition.type === type ? { ...condition, ...changes } : condition,
    ),
  };
}

describe('StoreLadder', () => {
  it.each([
    [
      'workload',
      'the pods are ready',
      ['in progress', 'not needed', 'not needed'],
    ],
    [
      'storefront',
      'the storefront answers',
      ['in progress', 'not reached yet', 'not needed'],
    ],
    [
      'checkout',
      'a test order went through',
      ['in progress', 'not reached yet', 'not reached yet'],
    ],
  ] as const)(
    'says how far the readiness %s needs it to be climbed',
    async (readiness, meaning, texts) => {
      const { rungs } = await renderLadder(
        makeStore({ readiness, phase: 'Provisioning', rungs: 5 }),
      );
      expect(screen.getByText(`Ready once ${meaning}`)).toBeVisible();
      for (const [index, text] of texts.entries()) {
        expect(rungs[5 + index]).toHaveTextContent(text);
      }
    },
  );

  it('says of rungs that need not be reached whether they were all the same', async () => {
    const store = makeStore({ readiness: 'workload' });
    const { rungs } = await renderLadder(
      replaceCondition(store, 'CheckoutVerified', {
        status: 'False',
        message: 'The checkout answered 500',
      }),
    );
    expect(rungs[6]).toHaveTextContent('reached, though not needed');
    expect(rungs[7]).toHaveTextContent(/failed since .*, though not needed/);
    expect(rungs[7]).toHaveTextContent('The checkout answered 500');
  });

  it('says why a rung is not needed on simulated nodes', async () => {
    const { rungs } = await renderLadder(makeStore({ simulated: true }));
    expect(rungs[7]).toHaveTextContent('not needed');
    expect(rungs[7]).toHaveTextContent(/nodes are simulated/);
  });

  it.each([
    ['True', /healthy since/],
    ['False', /failed since/],
    ['Unknown', /not checked/],
  ] as const)(
    'tells apart from the rungs whether cron works: %s',
    async (status, text) => {
      const { apart } = await renderLadder(
        replaceCondition(makeStore(), 'CronHealthy', {
          status,
          message: 'What the last run said',
        }),
      );
      expect(apart).toHaveLength(1);
      expect(apart[0]).toHaveTextContent('Scheduled work');
      expect(apart[0]).toHaveTextContent(text);
      expect(apart[0]).toHaveTextContent('What the last run said');
    },
  );
});
