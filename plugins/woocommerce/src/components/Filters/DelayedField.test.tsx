import { useState } from 'react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DelayedField } from './DelayedField';

/** A field whose value is what it told last, until it is reset. */
function Search(props: { onChange(value: string): void }) {
  const { onChange } = props;
  const [value, setValue] = useState('');
  return (
    <>
      <DelayedField
        type="search"
        label="Search"
        value={value}
        onChange={changed => {
          onChange(changed);
          setValue(changed);
        }}
      />
      <button onClick={() => setValue('')}>Reset</button>
    </>
  );
}

describe('DelayedField', () => {
  it('keeps what is typed when typing pauses after a word', async () => {
    const onChange = jest.fn();
    render(<Search onChange={onChange} />);
    const field = screen.getByRole('searchbox', { name: 'Search' });
    await userEvent.type(field, 'my ');
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('my'));
    await userEvent.type(field, 'shop');
    expect(field).toHaveValue('my shop');
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('my shop'));
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('shows another value', async () => {
    const onChange = jest.fn();
    render(<Search onChange={onChange} />);
    const field = screen.getByRole('searchbox', { name: 'Search' });
    await userEvent.type(field, 'my ');
    await waitFor(() => expect(onChange).toHaveBeenLastCalledWith('my'));
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(field).toHaveValue('');
  });
});
