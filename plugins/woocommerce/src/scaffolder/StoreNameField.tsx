import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { validateStoreName } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useToneStyles } from '../components/useToneStyles';
import { woocommerceTranslationRef } from '../translation';
import { useNameAvailability } from './useNameAvailability';

const useStyles = makeStyles(
  {
    helperText: { marginLeft: 0, marginRight: 0 },
    // Holds the place of one line, so that answers don't move the form.
    answer: { margin: 0, minHeight: '1.66em' },
  },
  { name: 'WooCommerceStoreNameField' },
);

/**
 * A form field for the name of a new store, which says while one types whether
 * the name can be used and is free.
 */
export function StoreNameField(props: FieldExtensionComponentProps<string>) {
  const { formData: name = '', idSchema, rawErrors, schema, uiSchema } = props;
  const { autofocus, disabled, onChange, readonly, required } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();

  const problem = name ? validateStoreName(name) : undefined;
  const availability = useNameAvailability(problem ? undefined : name);
  const isBlocked = problem !== undefined || availability?.state === 'taken';
  const isMissing = !name && Boolean(rawErrors?.length);

  const id = idSchema.$id;
  const answerId = `${id}-answer`;
  return (
    <div>
      <TextField
        id={id}
        fullWidth
        label={schema.title ?? t('nameField.label')}
        helperText={
          uiSchema['ui:description'] ??
          schema.description ??
          t('nameField.description')
        }
        required={required}
        disabled={disabled}
        error={isBlocked || isMissing}
        value={name}
        onChange={event => onChange(event.target.value || undefined)}
        // The theme's red is too faint for small text.
        InputLabelProps={{ error: false }}
        FormHelperTextProps={{ className: classes.helperText, error: false }}
        inputProps={{
          'aria-describedby': `${id}-helper-text ${answerId}`,
          autoCapitalize: 'none',
          autoComplete: 'off',
          autoFocus: autofocus,
          readOnly: readonly,
          spellCheck: false,
        }}
      />
      <FormHelperText
        id={answerId}
        className={`${classes.answer} ${isBlocked ? toneClasses.bad : ''}`}
        role="status"
        aria-live="polite"
      >
        {problem && t('nameField.invalid', { problem })}
        {availability &&
          (availability.message ??
            t(`nameField.${availability.state}`, { name }))}
      </FormHelperText>
    </div>
  );
}
