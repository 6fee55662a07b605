import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import useDebounce from 'react-use/esm/useDebounce';

const DELAY_MS = 300;
const MAX_LENGTH = 100;

/** Props of {@link DelayedField}. */
export interface DelayedFieldProps {
  className?: string;
  type: 'search' | 'datetime-local';
  label: string;
  value: string;
  onChange(value: string): void;
}

/** Tells what is looked for once the user pauses typing. */
export function DelayedField(props: DelayedFieldProps) {
  const { className, type, label, value, onChange } = props;
  const id = useId();
  const [text, setText] = useState(value);

  // The value has no outer spaces, but after one the next word may be typed.
  useEffect(
    () => setText(typed => (typed.trim() === value ? typed : value)),
    [value],
  );
  useDebounce(
    () => {
      const searched = text.trim();
      if (searched !== value) {
        onChange(searched);
      }
    },
    DELAY_MS,
    [text],
  );

  return (
    <TextField
      id={id}
      className={className}
      type={type}
      size="small"
      variant="outlined"
      label={label}
      value={text}
      onChange={event => setText(event.target.value)}
      // What a browser shows in an empty field for a time is no placeholder.
      InputLabelProps={type === 'search' ? undefined : { shrink: true }}
      inputProps={{ maxLength: MAX_LENGTH }}
    />
  );
}
