import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatTime } from '../../lib/formatTime';
import { woocommerceTranslationRef } from '../../translation';
import { AuditChanges } from './AuditChanges';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(0.5, 3),
      margin: theme.spacing(0, 0, 2),
    },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'WooCommerceAuditDetails' },
);

/** What is known of something that somebody asked for, and what it changed. */
export function AuditDetails(props: { event: AuditEvent }) {
  const { event } = props;
  const { address, owner, storeId, finishedAt } = event;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const details = [
    { label: t('audit.address'), value: address ?? t('audit.inside') },
    { label: t('audit.owner'), value: owner },
    { label: t('audit.storeId'), value: storeId },
    {
      label: t('audit.finished'),
      value: finishedAt && formatTime(finishedAt),
    },
    { label: t('audit.id'), value: event.id },
  ].filter(({ value }) => value);
  return (
    <>
      <dl className={classes.list}>
        {details.map(({ label, value }) => [
          <Typography
            key={`${label}-label`}
            component="dt"
            color="textSecondary"
            variant="body2"
          >
            {label}
          </Typography>,
          <Typography
            key={`${label}-value`}
            className={classes.value}
            component="dd"
            variant="body2"
          >
            {value}
          </Typography>,
        ])}
      </dl>
      <AuditChanges before={event.before} after={event.after} />
    </>
  );
}
