import { screen } from '@testing-library/react';
import { renderWithStores } from '../../__testUtils__/renderWithStores';
import { StoresFilters } from './StoresFilters';

describe('StoresFilters', () => {
  it('shows the owner whose stores are looked for, also when there are none', async () => {
    await renderWithStores(
      <StoresFilters
        query={{ owner: 'group:default/nobody' }}
        stores={[]}
        clusters={[]}
        onChange={() => {}}
      />,
    );
    expect(screen.getByLabelText('Owner')).toHaveDisplayValue('nobody');
  });
});
