import { ComponentType } from 'react';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/Warning';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PreflightCheckStatus } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { Tone, useToneStyles } from '../useToneStyles';

const LOOKS: Record<
  PreflightCheckStatus,
  { tone: Tone; Icon: ComponentType<SvgIconProps> }
> = {
  pass: { tone: 'good', Icon: CheckCircleIcon },
  warn: { tone: 'warning', Icon: WarningIcon },
  fail: { tone: 'bad', Icon: ErrorIcon },
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
  { name: 'WooCommerceCheckBadge' },
);

/** What a check came to, as an icon with a text. */
export function CheckBadge(props: { status: PreflightCheckStatus }) {
  const { status } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const toneClasses = useToneStyles();
  const { tone, Icon } = LOOKS[status];
  return (
    <span className={`${classes.root} ${toneClasses[tone]}`}>
      <Icon fontSize="small" aria-hidden />
      {t(`clusters.statuses.${status}`)}
    </span>
  );
}
