import { useId } from 'react';
import TextField from '@material-ui/core/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceTranslationRef } from '../../translation';

const CHOICES = [1, 7, 30];

/** Chooses how far back to look. */
export function WindowField(props: {
  days: number;
  onChange(days: number): void;
}) {
  const { days, onChange } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const id = useId();
  return (
    <TextField
      id={id}
      select
      size="small"
      variant="outlined"
      style={{ minWidth: 120 }}
      label={t('overview.window')}
      value={days}
      onChange={event => onChange(Number(event.target.value))}
      SelectProps={{ native: true }}
    >
      {CHOICES.map(each => (
        <option key={each} value={each}>
          {t(each === 1 ? 'overview.day' : 'overview.days', {
            days: String(each),
          })}
        </option>
      ))}
    </TextField>
  );
}
