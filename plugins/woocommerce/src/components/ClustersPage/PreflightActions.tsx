import { makeStyles } from '@material-ui/core/styles';
import PlaylistPlayIcon from '@material-ui/icons/PlaylistPlay';
import RefreshIcon from '@material-ui/icons/Refresh';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { woocommerceClusterProbePermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { ActionButton } from '../ActionButton';
import { useMissingReason } from '../useMissingReason';
import { PreflightRun } from './usePreflightRun';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'WooCommercePreflightActions' },
);

/** Props of {@link PreflightActions}. */
export interface PreflightActionsProps {
  cluster: string;
  run: PreflightRun;
}

/** Buttons to look at a cluster again: from outside, and by pods that run there. */
export function PreflightActions(props: PreflightActionsProps) {
  const { cluster, run } = props;
  const { running, start } = run;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const permission = woocommerceClusterProbePermission;
  const { allowed: mayProbe, ...check } = usePermission({ permission });
  const busyReason = running && t('actions.running');
  const missingReason = useMissingReason({ permission, ...check });
  return (
    <div className={classes.root}>
      <ActionButton
        variant="button"
        icon={<RefreshIcon />}
        label={t(running === 'check' ? 'clusters.running' : 'clusters.run')}
        longLabel={t('clusters.runOf', { name: cluster })}
        disabledReason={busyReason}
        busy={running === 'check'}
        onClick={() => start('check')}
      />
      <ActionButton
        variant="button"
        icon={<PlaylistPlayIcon />}
        label={t(running === 'probe' ? 'clusters.probing' : 'clusters.probe')}
        longLabel={t('clusters.probeOf', { name: cluster })}
        disabledReason={mayProbe ? busyReason : missingReason}
        busy={running === 'probe'}
        onClick={() => start('probe')}
      />
    </div>
  );
}
