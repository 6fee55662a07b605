import { useEffect } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import useLatest from 'react-use/esm/useLatest';
import { LoadError } from '../components/LoadError';
import { Loading } from '../components/Loading';
import { woocommerceTranslationRef } from '../translation';
import { OwnerQuotas } from './OwnerQuotas';
import { PlanOption } from './PlanOption';
import { toOwner } from './toOwner';
import { usePlanObstacles } from './usePlanObstacles';
import { usePlanOffer } from './usePlanOffer';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1) } },
    helperText: { marginLeft: 0, marginRight: 0 },
  }),
  { name: 'WooCommerceStorePlanField' },
);

/**
 * A form field for the plan of a new store, which says what the owner that is
 * chosen in the same form could have, and what is left of the quotas.
 */
export function StorePlanField(props: FieldExtensionComponentProps<string>) {
  const { formContext, formData: name, idSchema, rawErrors, schema } = props;
  const { disabled, onChange, readonly, required, uiSchema } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const { owner, plans, isCurrent, error, reload } = usePlanOffer(
    toOwner(formContext?.formData),
  );
  const findObstacle = usePlanObstacles(plans);

  const chosen = plans?.find(plan => plan.name === name);
  const preset = plans?.find(plan => plan.default && plan.available)?.name;
  const latestOnChange = useLatest(onChange);
  useEffect(() => {
    if (!name && preset) {
      latestOnChange.current(preset);
    }
  }, [name, preset, latestOnChange]);

  const id = idSchema.$id;
  const isRefused = isCurrent && chosen !== undefined && !chosen.available;
  const isMissing = !name && Boolean(rawErrors?.length);
  return (
    <FormControl
      className={classes.root}
      component="fieldset"
      disabled={disabled || readonly}
      error={isRefused || isMissing}
      fullWidth
      required={required}
    >
      {/* The theme's red is too faint for small text. */}
      <FormLabel component="legend" error={false}>
        {schema.title ?? t('planField.label')}
      </FormLabel>
      <FormHelperText className={classes.helperText} error={false}>
        {uiSchema['ui:description'] ??
          schema.description ??
          t('planField.description')}
      </FormHelperText>
      {!plans && !error && <Loading />}
      {error && <LoadError error={error} onRetry={reload} />}
      {plans && (
        <RadioGroup
          aria-busy={!isCurrent}
          name={id}
          value={name ?? ''}
          onChange={(_, value) => onChange(value)}
        >
          {plans.map(plan => (
            <PlanOption
              key={plan.name}
              id={`${id}-${plan.name}`}
              plan={plan}
              isCurrent={isCurrent}
              obstacle={findObstacle(plan)}
            />
          ))}
        </RadioGroup>
      )}
      <OwnerQuotas owner={owner} />
    </FormControl>
  );
}
