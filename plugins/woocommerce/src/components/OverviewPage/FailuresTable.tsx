import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Overview } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({ empty: { padding: theme.spacing(2) } }),
  { name: 'WooCommerceFailuresTable' },
);

/** What failed, why and how often. */
export function FailuresTable(props: { failures: Overview['failures'] }) {
  const { failures } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  if (failures.length === 0) {
    return (
      <Typography className={classes.empty}>
        {t('overview.noFailures')}
      </Typography>
    );
  }
  return (
    <Table aria-label={t('overview.failures')} size="small">
      <TableHead>
        <TableRow>
          <TableCell>{t('overview.reason')}</TableCell>
          <TableCell>{t('overview.kind')}</TableCell>
          <TableCell align="right">{t('overview.count')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {failures.map(({ kind, reason, count }) => (
          <TableRow key={`${kind} ${reason}`}>
            <TableCell component="th" role="rowheader" scope="row">
              {reason}
            </TableCell>
            <TableCell>{t(`steps.kind.${kind}`)}</TableCell>
            <TableCell align="right">{count}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
