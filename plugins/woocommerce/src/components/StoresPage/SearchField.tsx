import { useEffect, useId, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import useDebounce from 'react-use/esm/useDebounce';
import { woocommerceTranslationRef } from '../../translation';

const DELAY_MS = 300;

/** Props of {@link SearchField}. */
export interface SearchFieldProps {
  className?: string;
  value: string;
  onChange(value: string): void;
}

/** Tells what is searched for once the user pauses typing. */
export function SearchField(props: SearchFieldProps) {
  const { className, value, onChange } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const id = useId();
  const [text, setText] = useState(value);

  useEffect(() => setText(value), [value]);
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
      type="search"
      size="small"
      variant="outlined"
      label={t('page.search')}
      value={text}
      onChange={event => setText(event.target.value)}
      inputProps={{ maxLength: 100 }}
    />
  );
}
