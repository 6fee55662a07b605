import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Preflight,
  PreflightCheckResult,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { groupChecks } from '../../lib/groupChecks';
import { woocommerceTranslationRef } from '../../translation';
import { CheckBadge } from './CheckBadge';

const useStyles = makeStyles(
  theme => ({
    status: { whiteSpace: 'nowrap', verticalAlign: 'top' },
    titles: { minWidth: 180, verticalAlign: 'top' },
    title: { fontWeight: 'bold' },
    found: {
      verticalAlign: 'top',
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
          {groupChecks(checks).map(group => (
            <PreflightRow key={group[0].id} group={group} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function PreflightRow(props: { group: PreflightCheckResult[] }) {
  const { group } = props;
  const [{ status, message, fix }] = group;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <TableRow>
      <TableCell className={classes.status}>
        <CheckBadge status={status} />
      </TableCell>
      <TableCell
        className={classes.titles}
        component="th"
        role="rowheader"
        scope="row"
      >
        {group.map(({ id, title }) => (
          <Typography key={id} className={classes.title} variant="body2">
            {title}
          </Typography>
        ))}
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
  );
}
