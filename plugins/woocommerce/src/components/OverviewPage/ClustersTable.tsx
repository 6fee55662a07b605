import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ClusterOverview,
  STORE_PHASES,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { rootRouteRef } from '../../routes';
import { woocommerceTranslationRef } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { formatStoresQuery } from '../StoresPage/storesQuery';

const useStyles = makeStyles({
  head: {
    // Backstage breaks words wherever there is no more room, headers too.
    '& th': {
      overflowWrap: 'normal',
      padding: '6px 8px',
      whiteSpace: 'nowrap',
      wordBreak: 'normal',
    },
  },
});

/** How many stores of each cluster are in each phase, and what is done there. */
export function ClustersTable(props: { clusters: ClusterOverview[] }) {
  const { clusters } = props;
  const { head } = useStyles();
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <TableContainer>
      <Table aria-label={t('overview.clusters')} size="small">
        <TableHead>
          <TableRow className={head}>
            <TableCell>{t('overview.cluster')}</TableCell>
            {STORE_PHASES.map(phase => (
              <TableCell key={phase} align="right">
                {t(`phase.${phase}`)}
              </TableCell>
            ))}
            <TableCell align="right">{t('overview.running')}</TableCell>
            <TableCell align="right">{t('overview.waiting')}</TableCell>
            <TableCell>{t('overview.oldest')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {clusters.map(cluster => (
            <ClusterRow key={cluster.name} cluster={cluster} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function ClusterRow(props: { cluster: ClusterOverview }) {
  const { cluster } = props;
  const { name, configured, reachable, waitingSince } = cluster;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const problem = configured
    ? !reachable && t('overview.unreachable')
    : t('overview.unconfigured');
  return (
    <TableRow>
      <TableCell component="th" role="rowheader" scope="row">
        <StoresLink cluster={name}>{name}</StoresLink>
        {problem && (
          <Typography color="error" variant="body2">
            {problem}
          </Typography>
        )}
      </TableCell>
      {STORE_PHASES.map(phase => {
        const found = cluster.stores.find(each => each.phase === phase);
        return (
          <TableCell key={phase} align="right">
            {found ? (
              <StoresLink cluster={name} counted={found}>
                {String(found.count)}
              </StoresLink>
            ) : (
              0
            )}
          </TableCell>
        );
      })}
      <TableCell align="right">{cluster.running}</TableCell>
      <TableCell align="right">{cluster.waiting}</TableCell>
      <TableCell>
        {waitingSince && <RelativeTime time={waitingSince} />}
      </TableCell>
    </TableRow>
  );
}

/** Leads to the stores that are counted. */
function StoresLink(props: {
  cluster: string;
  counted?: ClusterOverview['stores'][number];
  children: string;
}) {
  const { cluster, counted, children } = props;
  const root = useRouteRef(rootRouteRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <Link
      to={`${root()}?${formatStoresQuery({ cluster, phase: counted?.phase })}`}
      aria-label={
        counted &&
        t('overview.storesIn', {
          count: counted.count,
          phase: t(`phase.${counted.phase}`),
          cluster,
        })
      }
    >
      {children}
    </Link>
  );
}
