import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeletePlan,
  Store,
  getStoreEntityRef,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { PlanNotes } from './PlanNotes';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(2) } },
    list: {
      margin: 0,
      paddingLeft: theme.spacing(3),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'WooCommercePlanSummary' },
);

function VolumeClaimLine(props: { claim: DeletePlan['volumeClaims'][number] }) {
  const { name, size, storageClass, reclaimPolicy } = props.claim;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const details = [
    size,
    storageClass && t('deleteDialog.storageClass', { storageClass }),
    reclaimPolicy && t('deleteDialog.reclaimPolicy', { reclaimPolicy }),
  ].filter(Boolean);
  return (
    <li>
      {details.length > 0
        ? t('deleteDialog.volumeClaimOf', {
            name,
            details: details.join(', '),
          })
        : t('deleteDialog.volumeClaim', { name })}
    </li>
  );
}

/** Says what a deletion takes away, what stays, and what would be in the way. */
export function PlanSummary(props: { store: Store; plan: DeletePlan }) {
  const { store, plan } = props;
  const { namespace, release, volumeClaims, hosts, warnings, blockers } = plan;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const hasOwnEntity =
    getStoreEntityRef(store) === getStoreEntityRef({ name: store.name });
  // Said above, with what to do about it.
  const otherBlockers = blockers.filter(({ reason }) => reason !== 'Protected');
  const isEmpty = !namespace && !release && volumeClaims.length === 0;
  return (
    <div className={classes.root}>
      <Typography>{t('deleteDialog.lost')}</Typography>
      <Typography className={classes.list} component="ul">
        {volumeClaims
          .filter(({ kept }) => !kept)
          .map(claim => (
            <VolumeClaimLine key={claim.name} claim={claim} />
          ))}
        {release && (
          <li>{t('deleteDialog.release', { release: release.name })}</li>
        )}
        {namespace && (
          <li>{t('deleteDialog.namespace', { namespace: namespace.name })}</li>
        )}
        {hosts.map(host => (
          <li key={host}>{t('deleteDialog.host', { host })}</li>
        ))}
        {isEmpty && <li>{t('deleteDialog.record')}</li>}
        {hasOwnEntity && <li>{t('deleteDialog.entity')}</li>}
      </Typography>
      <PlanNotes title={t('deleteDialog.warnings')} notes={warnings} />
      <PlanNotes title={t('deleteDialog.blockers')} notes={otherBlockers} />
    </div>
  );
}
