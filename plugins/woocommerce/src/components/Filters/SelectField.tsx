import { useId } from 'react';
import TextField from '@material-ui/core/TextField';

/** Props of {@link SelectField}. */
export interface SelectFieldProps<T extends string> {
  label: string;
  /** What the choice is called that leaves nothing out. */
  allLabel: string;
  value: T | undefined;
  options: { value: T; label: string }[];
  onChange(value: T | undefined): void;
}

/** Chooses one of several values, or all of them. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, allLabel, value, options, onChange } = props;
  const id = useId();
  return (
    <TextField
      id={id}
      select
      size="small"
      variant="outlined"
      label={label}
      value={value ?? ''}
      onChange={event =>
        onChange(
          options.find(option => option.value === event.target.value)?.value,
        )
      }
      InputLabelProps={{ shrink: true }}
      SelectProps={{ native: true }}
    >
      <option value="">{allLabel}</option>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
