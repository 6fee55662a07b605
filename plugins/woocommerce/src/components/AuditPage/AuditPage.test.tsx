import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import {
  AuditEvent,
  woocommerceAuditReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeAuditEvent } from '../../__testUtils__/makeAuditEvent';
import { makeEntity } from '../../__testUtils__/makeEntity';
import { makeStoreApi } from '../../__testUtils__/makeStoreApi';
import {
  RenderWithStoresOptions,
  renderWithStores,
} from '../../__testUtils__/renderWithStores';
import { AuditPage } from './AuditPage';

const EVENTS = [
  makeAuditEvent(),
  makeAuditEvent({
    id: 'event-2',
    action: 'delete',
    storeName: 'gone',
    actor: 'plugin:scaffolder',
    via: 'plugin:mcp-actions',
    address: undefined,
    outcome: 'denied',
    message: 'No \u001b[31mpermission',
    before: undefined,
    after: undefined,
  }),
];

async function renderPage(
  options: RenderWithStoresOptions & { events?: AuditEvent[] } = {},
) {
  const { events = EVENTS, api = makeStoreApi([]), ...rest } = options;
  if (!options.api) {
    api.listAuditEvents.mockResolvedValue({ items: events });
  }
  return renderWithStores(<AuditPage />, {
    api,
    entities: [makeEntity()],
    ...rest,
  });
}

async function findRow(name: RegExp) {
  const row = await screen.findByRole('row', { name });
  return within(row);
}

/** What the page asked for last, but for how many. */
function getLastRequest(api: ReturnType<typeof makeStoreApi>) {
  const [request] = api.listAuditEvents.mock.calls.at(-1)!;
  return { ...request, limit: undefined };
}

describe('AuditPage', () => {
  it('shows who asked for what, and what came of it', async () => {
    await renderPage();
    const update = await findRow(/Update demo/);
    expect(update.getByText('Succeeded')).toBeVisible();
    expect(
      update.getByRole('link', { name: 'user:default/ada' }),
    ).toHaveAttribute('href', '/catalog/default/user/ada');

    const remove = await findRow(/Delete gone/);
    expect(remove.getByText('Denied')).toBeVisible();
    expect(remove.getByText('No permission')).toBeVisible();
    expect(remove.getByText('plugin:scaffolder')).toBeVisible();
    expect(remove.getByText('via plugin:mcp-actions')).toBeVisible();
  });

  it('leads to the stores that there still are', async () => {
    await renderPage();
    const update = await findRow(/Update demo/);
    expect(await update.findByRole('link', { name: 'demo' })).toHaveAttribute(
      'href',
      '/catalog/default/component/shop',
    );
    expect(
      screen.queryByRole('link', { name: 'gone' }),
    ).not.toBeInTheDocument();
  });

  it('unfolds what was changed, and where the request came from', async () => {
    await renderPage();
    const unfold = await screen.findByRole('button', {
      name: /^Details of Update demo/,
    });
    expect(unfold).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(unfold);
    expect(unfold).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('192.0.2.7')).toBeVisible();
    const changes = screen.getByRole('table', { name: 'Changes' });
    expect(
      within(changes).getByRole('row', { name: 'protected true false' }),
    ).toBeVisible();

    await userEvent.click(unfold);
    expect(screen.queryByText('192.0.2.7')).not.toBeInTheDocument();
  });

  it('says when nothing is known of what was there', async () => {
    await renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: /^Details of Delete gone/ }),
    );
    expect(screen.getByText('from inside the portal')).toBeVisible();
    expect(screen.getByText(/^Nothing is recorded of what was/)).toBeVisible();
  });

  it('looks for what its fields say, and resets them', async () => {
    const { api } = await renderPage();
    await findRow(/Update demo/);
    await userEvent.selectOptions(screen.getByLabelText('Action'), 'Delete');
    await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'Denied');
    api.listAuditEvents.mockResolvedValue({ items: [] });
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Who' }),
      'user:default/ada',
    );
    expect(await screen.findByText('Nothing recorded matches')).toBeVisible();
    expect(getLastRequest(api)).toEqual({
      action: 'delete',
      outcome: 'denied',
      actor: 'user:default/ada',
    });

    await userEvent.click(
      screen.getByRole('button', { name: 'Reset filters' }),
    );
    await screen.findByText('Nothing is recorded yet');
    expect(getLastRequest(api)).toEqual({});
  });

  it('looks for what its address says', async () => {
    const since = '2026-03-02T10:00:00.000Z';
    const { api } = await renderPage({
      path: `/?store=demo&outcome=failed&since=${since}&action=nonsense`,
    });
    await findRow(/Update demo/);
    expect(getLastRequest(api)).toEqual({
      store: 'demo',
      outcome: 'failed',
      since,
    });
    expect(screen.getByRole('searchbox', { name: 'Store' })).toHaveValue(
      'demo',
    );
    expect(screen.getByLabelText('Outcome')).toHaveValue('failed');
  });

  it('goes to the next page by its cursor, and back', async () => {
    const api = makeStoreApi([]);
    api.listAuditEvents.mockImplementation(async ({ cursor }) =>
      cursor
        ? { items: [EVENTS[1]] }
        : { items: [EVENTS[0]], nextCursor: 'next' },
    );
    await renderPage({ api });
    await findRow(/Update demo/);
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await findRow(/Delete gone/);
    expect(screen.getByText('21 to 21')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    await findRow(/Update demo/);
  });

  it.each([
    ['Export CSV', 'csv'],
    ['Export JSON lines', 'jsonl'],
  ] as const)('saves what matches as a file: %s', async (name, format) => {
    const saved: { file: string; blob: Blob }[] = [];
    let blob = new Blob();
    URL.createObjectURL = object => {
      blob = object as Blob;
      return 'blob:file';
    };
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.push({ file: this.download, blob });
      });

    const { api } = await renderPage({ path: '/?store=demo' });
    api.exportAuditEvents.mockResolvedValue('all of it');
    await userEvent.click(await screen.findByRole('button', { name }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(api.exportAuditEvents).toHaveBeenCalledWith({
      store: 'demo',
      format,
    });
    expect(saved[0].file).toMatch(
      new RegExp(`^woocommerce-audit-\\d{4}-\\d\\d-\\d\\d\\.${format}$`),
    );
    expect(saved[0].blob.size).toBe('all of it'.length);
    jest.restoreAllMocks();
  });

  it('says so when the file can’t be had', async () => {
    const { api } = await renderPage();
    api.exportAuditEvents.mockRejectedValue(new Error('too much at once'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'too much at once',
    );
  });

  it('shows progress while it is read', async () => {
    const api = makeStoreApi([]);
    api.listAuditEvents.mockReturnValue(new Promise(() => {}));
    await renderPage({ api });
    expect(
      await screen.findByRole('progressbar', { name: 'Loading' }),
    ).toBeInTheDocument();
  });

  it('says that there is nothing', async () => {
    await renderPage({ events: [] });
    expect(await screen.findByText('Nothing is recorded yet')).toBeVisible();
  });

  it('shows an error and reads again on demand', async () => {
    const api = makeStoreApi([]);
    api.listAuditEvents.mockResolvedValue({ items: EVENTS });
    api.listAuditEvents.mockRejectedValueOnce(new Error('away'));
    await renderPage({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await findRow(/Update demo/);
  });

  it('asks for nothing without the permission, and names it', async () => {
    const { api } = await renderPage({
      denied: [woocommerceAuditReadPermission],
    });
    expect(
      await screen.findByText(/You need the permission woocommerce.audit.read/),
    ).toBeVisible();
    expect(api.listAuditEvents).not.toHaveBeenCalled();
  });

  it('does not call a permission missing that can’t be checked', async () => {
    await renderPage({ unchecked: [woocommerceAuditReadPermission] });
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByText('Missing permission')).not.toBeInTheDocument();
  });

  it('names the permission when it is refused', async () => {
    const api = makeStoreApi([]);
    api.listAuditEvents.mockRejectedValue(new NotAllowedError('no'));
    await renderPage({ api });
    expect(
      await screen.findByText(/You need the permission woocommerce.audit.read/),
    ).toBeVisible();
  });

  it.each(['light', 'dark'] as const)(
    'is accessible in the %s theme',
    async theme => {
      const { container } = await renderPage({ theme });
      await userEvent.click(
        await screen.findByRole('button', { name: /^Details of Update demo/ }),
      );
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
