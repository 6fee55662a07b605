import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceTranslationRef } from '../../translation';
import { CheckBadge } from './CheckBadge';

const useStyles = makeStyles(
  theme => ({
    status: { whiteSpace: 'nowrap', verticalAlign: 'top' },
    title: { fontWeight: 'bold', verticalAlign: 'top' },
    found: {
      overflowWrap: 'anywhere',
      '& > * + *': { marginTop: theme.spacing(0.5) },
    },
  }),
  { name: 'WooCommercePreflightTable' },
);

/** All checks of a cluster, with what was found and what to do about it. */
export function PreflightTable(props: { preflight: Preflight }) {
  const { cluster, checks } = props.preflight;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label={t('clusters.checksOf', { name: cluster })}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('clusters.status')}</TableCell>
            <TableCell>{t('clusters.check')}</TableCell>
            <TableCell>{t('clusters.found')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {checks.map(({ id, title, status, message, fix }) => (
            <TableRow key={id}>
              <TableCell className={classes.status}>
                <CheckBadge status={status} />
              </TableCell>
              <TableCell
                className={classes.title}
                component="th"
                role="rowheader"
                scope="row"
              >
                {title}
              </TableCell>
              <TableCell className={classes.found}>
                <Typography variant="body2">{message}</Typography>
                {fix && (
                  <Typography variant="body2">
                    <strong>{t('clusters.fix')}</strong> {fix}
                  </Typography>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
