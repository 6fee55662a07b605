import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeStore } from '../../__testUtils__/makeStore';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { StoresContent } from './StoresContent';

const STORES = [makeStore({ name: 'bakery' }), makeStore({ name: 'toys' })];

describe('StoresContent', () => {
  it('shows no stores of another filter once the new one has failed', async () => {
    const { api } = await renderWithStores(<StoresContent />, {
      stores: STORES,
    });
    await screen.findByRole('rowheader', { name: /toys/ });
    api.listStores.mockRejectedValue(new Error('away'));
    await userEvent.selectOptions(screen.getByLabelText('Phase'), 'Failed');
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByRole('rowheader')).not.toBeInTheDocument();
    expect(screen.queryByText('No store matches')).not.toBeInTheDocument();

    api.listStores.mockResolvedValue({ items: [], totalItems: 0 });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No store matches')).toBeVisible();
  });

  it('says that no store matches only when that is known', async () => {
    const { api } = await renderWithStores(<StoresContent />);
    await screen.findByText('There are no stores yet');
    api.listStores.mockRejectedValue(new Error('away'));
    await userEvent.selectOptions(screen.getByLabelText('Phase'), 'Failed');
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(screen.queryByText('No store matches')).not.toBeInTheDocument();
  });

  it('does not say that there are none beside why they can’t be read again', async () => {
    const { api, signals } = await renderWithStores(<StoresContent />);
    await screen.findByText('There are no stores yet');
    api.listStores.mockRejectedValue(new Error('away'));
    await signals.send({ action: 'updated', id: 'id-of-toys' });
    expect(await screen.findByRole('alert')).toHaveTextContent('away');
    expect(
      screen.queryByText('There are no stores yet'),
    ).not.toBeInTheDocument();
  });

  it('goes on one page when its button is clicked twice', async () => {
    const { api } = await renderWithStores(<StoresContent />, {
      stores: STORES,
    });
    api.listStores.mockImplementation(async ({ cursor }) => ({
      items: [cursor ? STORES[1] : STORES[0]],
      totalItems: 60,
      nextCursor: cursor ? 'third' : 'second',
    }));
    await userEvent.selectOptions(screen.getByLabelText('Phase'), 'Ready');
    await screen.findByText('1 to 1 of 60');
    api.listStores.mockReturnValue(new Promise(() => {}));
    await userEvent.dblClick(screen.getByRole('button', { name: 'Next page' }));
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Previous page' }),
      ).toBeDisabled(),
    );
  });
});
