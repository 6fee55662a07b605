import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../../__testUtils__/makeOperation';
import { makeStore } from '../../__testUtils__/makeStore';
import {
  makeFailedVerification,
  makeVerification,
} from '../../__testUtils__/makeVerification';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { StoreVerification } from './StoreVerification';

const ESCAPE = String.fromCharCode(27);

const FAILED = makeStore({
  phase: 'Degraded',
  verification: makeFailedVerification(),
});

function renderVerification(store: Store, theme: 'light' | 'dark' = 'light') {
  return renderWithStores(<StoreVerification store={store} />, { theme });
}

describe('StoreVerification', () => {
  it('says that a customer could buy, when that was, and how long each step took', async () => {
    const verifiedAt = new Date(Date.now() - 120_000).toISOString();
    await renderVerification(
      makeStore({ verification: makeVerification({ verifiedAt }) }),
    );
    expect(screen.getByText('Passed: checkout')).toBeVisible();
    expect(screen.getByText('2 minutes ago')).toBeVisible();
    const steps = within(
      screen.getByRole('list', { name: 'How long each step took' }),
    ).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      'Storefront 120 ms',
      'Product 30 ms',
      'Cart 40 ms',
      'Checkout 1.2 s',
      'Order 20 ms',
      'Clean-up 45 ms',
    ]);
    expect(screen.queryByRole('group')).not.toBeInTheDocument();
    expect(screen.queryByText(/What to do/)).not.toBeInTheDocument();
  });

  it('says where it failed, what the shop answered, and what to do', async () => {
    await renderVerification(FAILED);
    expect(screen.getByText('Failed: checkout')).toBeVisible();
    expect(screen.getByText('The shop refused the test order')).toBeVisible();
    const facts = {
      Rung: 'checkout',
      Step: 'Placing the order',
      'Status code': '500',
    };
    for (const [label, value] of Object.entries(facts)) {
      const term = screen.getByText(label, { selector: 'dt' });
      expect(term.nextSibling).toHaveTextContent(value);
    }
    const answer = screen.getByRole('group', {
      name: 'First lines of the answer',
    });
    expect(answer).toHaveTextContent('There has been a critical error');
    expect(answer).toHaveAttribute('tabindex', '0');
    expect(
      screen.getByText(/What to do: Read the message for the step that failed/),
    ).toBeVisible();
  });

  it('gives the hint of the rung that failed', async () => {
    const verification = makeFailedVerification({
      rung: 'storefront',
      step: 'shop',
    });
    await renderVerification(makeStore({ verification }));
    expect(screen.getByText('Failed: storefront')).toBeVisible();
    expect(screen.getByText(/Check the Ingress or HTTPRoute/)).toBeVisible();
  });

  it('leaves the hint to the store’s problem where that is the same', async () => {
    await renderVerification({ ...FAILED, reason: 'CheckoutFailed' });
    expect(screen.getByText('Failed: checkout')).toBeVisible();
    expect(screen.queryByText(/What to do/)).not.toBeInTheDocument();
  });

  it('leaves out what there is none of, and names unknown steps as they are', async () => {
    const verification = makeFailedVerification({
      step: 'gift-wrap',
      statusCode: undefined,
      answer: undefined,
      durationsMs: {},
    });
    await renderVerification(makeStore({ verification }));
    expect(screen.getByText('gift-wrap')).toBeVisible();
    expect(screen.queryByText('Status code')).not.toBeInTheDocument();
    expect(screen.queryByRole('group')).not.toBeInTheDocument();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('shows whatever the shop answered as text, without colours and not endless', async () => {
    const answer = `<script>alert(1)</script><img src=x onerror=alert(2)>\n${ESCAPE}[31mred${ESCAPE}[0m\n${'x'.repeat(
      5_000,
    )}`;
    const { container } = await renderVerification(
      makeStore({
        verification: makeFailedVerification({
          answer,
          message: `${ESCAPE}[1m<b>bold</b>`,
        }),
      }),
    );
    const text = screen.getByRole('group').textContent ?? '';
    expect(text).toMatch(
      /^<script>alert\(1\)<\/script><img src=x onerror=alert\(2\)>\nred\nx+…$/,
    );
    expect(text.length).toBeLessThan(2_100);
    expect(screen.getByText('<b>bold</b>')).toBeVisible();
    expect(container.querySelector('script, img, b')).toBeNull();
  });

  it('says when the store has another revision by now', async () => {
    const verification = makeVerification({ releaseRevision: 1 });
    const store = makeStore({ verification });
    await renderVerification({
      ...store,
      release: { ...store.release, revision: 3 },
    });
    expect(
      screen.getByText(
        'This was revision 1 of the release; now it is at revision 3.',
      ),
    ).toBeVisible();
  });

  it.each([
    ['it was not verified yet', makeStore(), 'The store was not verified yet.'],
    [
      'its nodes are simulated',
      makeStore({ simulated: true }),
      /nodes of this cluster are simulated/,
    ],
  ])(
    'says of a store without a verification that %s',
    async (_, store, text) => {
      await renderVerification(store);
      expect(screen.getByText(text)).toBeVisible();
    },
  );

  it('says that a verification had no result, beside the last that had one', async () => {
    await renderVerification(
      makeStore({
        verification: makeVerification(),
        operation: makeOperation({
          kind: 'verify',
          status: 'Failed',
          requestedAt: new Date(Date.now() - 120_000).toISOString(),
        }),
      }),
    );
    expect(screen.getByText(/^The verification that began/)).toHaveTextContent(
      'The verification that began 2 minutes ago had no result.',
    );
    expect(screen.getByText('Passed: checkout')).toBeVisible();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderVerification(FAILED, theme);
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
