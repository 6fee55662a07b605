import { useId, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { AuditEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatTime } from '../../lib/formatTime';
import { toPlainText } from '../../lib/toPlainText';
import { woocommerceTranslationRef } from '../../translation';
import { ActorName } from '../ActorName';
import { AuditDetails } from './AuditDetails';
import { OutcomeBadge } from './OutcomeBadge';

const COLUMNS = 7;

const useStyles = makeStyles(
  {
    opened: { '& > td': { borderBottom: 'none' } },
    actor: { overflowWrap: 'anywhere', minWidth: 200 },
    short: { whiteSpace: 'nowrap' },
    text: { overflowWrap: 'anywhere', minWidth: 120 },
  },
  { name: 'WooCommerceAuditRow' },
);

/** Props of {@link AuditRow}. */
export interface AuditRowProps {
  event: AuditEvent;
  /** The entity of the store of that name that there is now. */
  entityRef: string | undefined;
}

/** Something that somebody asked for; what it changed is there to be unfolded. */
export function AuditRow(props: AuditRowProps) {
  const { event, entityRef } = props;
  const { action, actor, via, message = '', outcome, requestedAt } = event;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const detailsId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const storeName = toPlainText(event.storeName);
  const time = formatTime(requestedAt);
  const actionName = t(`audit.actions.${action}`);
  return (
    <>
      <TableRow className={isOpen ? classes.opened : undefined}>
        <TableCell padding="checkbox">
          <IconButton
            aria-controls={isOpen ? detailsId : undefined}
            aria-expanded={isOpen}
            aria-label={t('audit.detailsOf', {
              action: actionName,
              name: storeName,
              time,
            })}
            onClick={() => setIsOpen(!isOpen)}
            size="small"
          >
            {isOpen ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          </IconButton>
        </TableCell>
        <TableCell className={classes.short}>
          <time dateTime={requestedAt}>{time}</time>
        </TableCell>
        <TableCell className={classes.actor}>
          <ActorName actor={actor} />
          {via && (
            <Typography color="textSecondary" variant="body2">
              {t('audit.via', { via })}
            </Typography>
          )}
        </TableCell>
        <TableCell className={classes.short}>{actionName}</TableCell>
        <TableCell className={classes.text}>
          {entityRef ? (
            <EntityRefLink entityRef={entityRef}>{storeName}</EntityRefLink>
          ) : (
            storeName
          )}
        </TableCell>
        <TableCell className={classes.short}>
          <OutcomeBadge outcome={outcome} />
        </TableCell>
        <TableCell className={classes.text}>{toPlainText(message)}</TableCell>
      </TableRow>
      {isOpen && (
        <TableRow id={detailsId}>
          <TableCell colSpan={COLUMNS}>
            <AuditDetails event={event} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
