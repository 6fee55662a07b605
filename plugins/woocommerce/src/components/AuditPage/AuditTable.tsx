import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useStoreEntities } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { AuditRow } from './AuditRow';

const useStyles = makeStyles(
  {
    // There for screen readers: the buttons below speak for themselves.
    hidden: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  { name: 'WooCommerceAuditTable' },
);

/** One page of the audit log, the latest first. */
export function AuditTable(props: { events: AuditEvent[] }) {
  const { events } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const entities = useStoreEntities(events.map(event => event.storeName));
  return (
    <TableContainer>
      <Table aria-label={t('audit.title')}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <span className={classes.hidden}>{t('audit.details')}</span>
            </TableCell>
            <TableCell>{t('audit.time')}</TableCell>
            <TableCell>{t('audit.actor')}</TableCell>
            <TableCell>{t('audit.action')}</TableCell>
            <TableCell>{t('audit.store')}</TableCell>
            <TableCell>{t('audit.outcome')}</TableCell>
            <TableCell>{t('audit.message')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {events.map(event => (
            <AuditRow
              key={event.id}
              event={event}
              entityRef={entities.get(event.storeName)}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
