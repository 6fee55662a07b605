import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatTime } from '../../lib/formatTime';
import { woocommerceTranslationRef } from '../../translation';
import { FactList } from '../FactList';
import { AuditChanges } from './AuditChanges';

const useStyles = makeStyles(
  theme => ({
    facts: { marginBottom: theme.spacing(2) },
  }),
  { name: 'WooCommerceAuditDetails' },
);

/** What is known of something that somebody asked for, and what it changed. */
export function AuditDetails(props: { event: AuditEvent }) {
  const { event } = props;
  const { address, owner, storeId, finishedAt } = event;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const facts = [
    { label: t('audit.address'), value: address ?? t('audit.inside') },
    { label: t('audit.owner'), value: owner },
    { label: t('audit.storeId'), value: storeId },
    {
      label: t('audit.finished'),
      value: finishedAt && formatTime(finishedAt),
    },
    { label: t('audit.id'), value: event.id },
  ];
  return (
    <>
      <div className={classes.facts}>
        <FactList facts={facts} dense />
      </div>
      <AuditChanges before={event.before} after={event.after} />
    </>
  );
}
