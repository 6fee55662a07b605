import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { toAuditChanges } from '../../lib/toAuditChanges';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    table: { width: 'auto' },
    value: {
      fontFamily: 'monospace',
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
    changed: { fontWeight: 'bold' },
  },
  { name: 'WooCommerceAuditChanges' },
);

/** Props of {@link AuditChanges}. */
export interface AuditChangesProps {
  before: Record<string, unknown> | undefined;
  after: Record<string, unknown> | undefined;
}

/** What was there before and afterwards, what has changed in bold. */
export function AuditChanges(props: AuditChangesProps) {
  const { before, after } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const changes = toAuditChanges(before, after);
  if (changes.length === 0) {
    return <Typography variant="body2">{t('audit.noChanges')}</Typography>;
  }
  return (
    <Table
      className={classes.table}
      size="small"
      aria-label={t('audit.changes')}
    >
      <TableHead>
        <TableRow>
          <TableCell>{t('audit.field')}</TableCell>
          <TableCell>{t('audit.before')}</TableCell>
          <TableCell>{t('audit.after')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map(change => (
          <TableRow key={change.field}>
            <TableCell component="th" role="rowheader" scope="row">
              {change.field}
            </TableCell>
            <TableCell className={classes.value}>{change.before}</TableCell>
            <TableCell
              className={
                change.isChanged
                  ? `${classes.value} ${classes.changed}`
                  : classes.value
              }
            >
              {change.after}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
