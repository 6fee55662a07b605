import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditEventFilter } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { DelayedField, SelectField } from '../Filters';
import {
  AUDIT_ACTIONS,
  AUDIT_OUTCOMES,
  toLocalTime,
  toTime,
} from './auditQuery';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
  }),
  { name: 'WooCommerceAuditFilters' },
);

/** Props of {@link AuditFilters}. */
export interface AuditFiltersProps {
  filter: AuditEventFilter;
  onChange(filter: AuditEventFilter): void;
}

/** Chooses which events of the audit log are shown. */
export function AuditFilters(props: AuditFiltersProps) {
  const { filter, onChange } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.root} role="search" aria-label={t('page.filters')}>
      <DelayedField
        type="search"
        label={t('audit.actor')}
        value={filter.actor ?? ''}
        onChange={actor => onChange({ ...filter, actor })}
      />
      <DelayedField
        type="search"
        label={t('audit.store')}
        value={filter.store ?? ''}
        onChange={store => onChange({ ...filter, store })}
      />
      <SelectField
        label={t('audit.action')}
        allLabel={t('page.all')}
        value={filter.action}
        options={AUDIT_ACTIONS.map(action => ({
          value: action,
          label: t(`audit.actions.${action}`),
        }))}
        onChange={action => onChange({ ...filter, action })}
      />
      <SelectField
        label={t('audit.outcome')}
        allLabel={t('page.all')}
        value={filter.outcome}
        options={AUDIT_OUTCOMES.map(outcome => ({
          value: outcome,
          label: t(`audit.outcomes.${outcome}`),
        }))}
        onChange={outcome => onChange({ ...filter, outcome })}
      />
      <DelayedField
        type="datetime-local"
        label={t('audit.since')}
        value={toLocalTime(filter.since)}
        onChange={since => onChange({ ...filter, since: toTime(since) })}
      />
      <DelayedField
        type="datetime-local"
        label={t('audit.until')}
        value={toLocalTime(filter.until)}
        onChange={until => onChange({ ...filter, until: toTime(until) })}
      />
    </div>
  );
}
