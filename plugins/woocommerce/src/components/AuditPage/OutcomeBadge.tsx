import { ComponentType } from 'react';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditOutcome } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { Tone, useToneStyles } from '../useToneStyles';

const LOOKS: Record<
  AuditOutcome,
  { tone: Tone; Icon: ComponentType<SvgIconProps> }
> = {
  succeeded: { tone: 'good', Icon: CheckCircleIcon },
  failed: { tone: 'bad', Icon: ErrorIcon },
  denied: { tone: 'warning', Icon: BlockIcon },
  unknown: { tone: 'neutral', Icon: HelpOutlineIcon },
};

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
  }),
  { name: 'WooCommerceOutcomeBadge' },
);

/** What came of something, as an icon with a text. */
export function OutcomeBadge(props: { outcome: AuditOutcome }) {
  const { outcome } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const { tone, Icon } = LOOKS[outcome];
  return (
    <span className={`${classes.root} ${toneClasses[tone]}`}>
      <Icon fontSize="small" aria-hidden />
      {t(`audit.outcomes.${outcome}`)}
    </span>
  );
}
