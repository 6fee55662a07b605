import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditOutcome } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { BadgeLook, IconBadge } from '../IconBadge';

const LOOKS: Record<AuditOutcome, BadgeLook> = {
  succeeded: { tone: 'good', Icon: CheckCircleIcon },
  failed: { tone: 'bad', Icon: ErrorIcon },
  denied: { tone: 'warning', Icon: BlockIcon },
  unknown: { tone: 'neutral', Icon: HelpOutlineIcon },
};

/** What came of something, as an icon with a text. */
export function OutcomeBadge(props: { outcome: AuditOutcome }) {
  const { outcome } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <IconBadge look={LOOKS[outcome]} label={t(`audit.outcomes.${outcome}`)} />
  );
}
