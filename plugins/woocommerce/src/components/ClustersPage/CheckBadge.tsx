import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/Warning';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PreflightCheckStatus } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { BadgeLook, IconBadge } from '../IconBadge';

const LOOKS: Record<PreflightCheckStatus, BadgeLook> = {
  pass: { tone: 'good', Icon: CheckCircleIcon },
  warn: { tone: 'warning', Icon: WarningIcon },
  fail: { tone: 'bad', Icon: ErrorIcon },
  unknown: { tone: 'neutral', Icon: HelpOutlineIcon },
};

/** What a check came to, as an icon with a text. */
export function CheckBadge(props: { status: PreflightCheckStatus }) {
  const { status } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <IconBadge look={LOOKS[status]} label={t(`clusters.statuses.${status}`)} />
  );
}
