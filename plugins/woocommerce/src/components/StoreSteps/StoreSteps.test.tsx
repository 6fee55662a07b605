import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  Store,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../../__testUtils__/makeOperation';
import { makeStore } from '../../__testUtils__/makeStore';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { StoreSteps } from './StoreSteps';

const STEPS: StoreOperation['steps'] = [
  {
    name: 'create-namespace',
    status: 'Succeeded',
    attempts: 1,
    startedAt: '2026-03-02T10:00:00.000Z',
    finishedAt: '2026-03-02T10:00:00.400Z',
  },
  {
    name: 'install-release',
    status: 'Failed',
    attempts: 3,
    message: '\u001b[31mtimed out\u001b[0m',
    startedAt: '2026-03-02T10:00:00.400Z',
    finishedAt: '2026-03-02T10:01:20.400Z',
  },
  {
    name: 'polish-windows',
    status: 'Running',
    attempts: 1,
    startedAt: '2026-03-02T10:01:21.000Z',
  },
];

async function renderSteps(store: Store, theme?: 'light' | 'dark') {
  return renderWithStores(
    <>
      <h2 id="title">Last operation</h2>
      <StoreSteps store={store} labelledBy="title" />
    </>,
    { theme },
  );
}

describe('StoreSteps', () => {
  it('lists the steps in order, with how they went and how long they took', async () => {
    await renderSteps(
      makeStore({
        operation: makeOperation({ status: 'Running', steps: STEPS }),
      }),
    );
    const list = screen.getByRole('list', { name: 'Last operation' });
    const [namespace, release, unknown] = within(list).getAllByRole('listitem');
    expect(namespace).toHaveTextContent('Namespace and limits');
    expect(namespace).toHaveTextContent('took 400 ms');
    expect(namespace).not.toHaveTextContent('attempts');
    expect(release).toHaveTextContent('Helm release');
    expect(release).toHaveTextContent('failed after 1 min 20 s (3 attempts)');
    expect(release).toHaveTextContent('timed out');
    expect(release).not.toHaveTextContent('\u001b');
    expect(unknown).toHaveTextContent('polish-windows');
    expect(unknown).toHaveTextContent(/for \d/);
    expect(unknown).toHaveAttribute('aria-current', 'step');
  });

  it.each([
    ['Queued', 'waiting for its turn.'],
    ['Running', 'under way.'],
    ['Succeeded', 'done.'],
    ['Failed', 'failed.'],
    ['Superseded', 'replaced by another operation.'],
  ] as const)('says who asked, and that it is %s', async (status, text) => {
    const { container } = await renderSteps(
      makeStore({ operation: makeOperation({ kind: 'repair', status }) }),
    );
    expect(container).toHaveTextContent(/Repair, asked for by guest/);
    expect(container).toHaveTextContent(text);
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it.each(['plugin:scaffolder', 'ci/deploy'])(
    'names a service that asked: %s',
    async actor => {
      const operation = makeOperation({ actor });
      const { container } = await renderSteps(makeStore({ operation }));
      expect(container).toHaveTextContent(`asked for by ${actor}`);
      expect(screen.queryByRole('link')).not.toBeInTheDocument();
    },
  );

  it('says why it failed and what to do when the store is none the worse', async () => {
    const operation = makeOperation({
      kind: 'upgrade',
      status: 'Failed',
      reason: 'HelmFailed',
      message: 'The chart is not there',
      hint: 'Put it there.',
    });
    const { container } = await renderSteps(makeStore({ operation }));
    expect(container).toHaveTextContent('The chart is not there');
    expect(container).toHaveTextContent('What to do: Put it there.');
  });

  it('leaves that to the store’s own problem when it is the same', async () => {
    const operation = makeOperation({
      status: 'Failed',
      reason: 'HelmFailed',
      message: 'The chart is not there',
    });
    const { container } = await renderSteps(
      makeStore({ phase: 'Failed', reason: 'HelmFailed', operation }),
    );
    expect(container).not.toHaveTextContent('The chart is not there');
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderSteps(
        makeStore({ operation: makeOperation({ steps: STEPS }) }),
        theme,
      );
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
