import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Store,
  StoreEvent,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { useStoreEvents } from '../../hooks';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { formatTime } from '../../lib/formatTime';
import { woocommerceTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { useToneStyles } from '../useToneStyles';

const useStyles = makeStyles(
  theme => ({
    type: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
    short: { whiteSpace: 'nowrap' },
    message: { minWidth: 240, overflowWrap: 'anywhere' },
  }),
  { name: 'WooCommerceStoreEvents' },
);

/** What happened to a store, newest first. */
export function StoreEvents(props: { store: Store; labelledBy: string }) {
  const { store, labelledBy } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const { events, error, loading } = useStoreEvents(store);
  // Whoever shows the store itself says that it is gone.
  const isGone = isErrorNamed(error, 'NotFoundError');
  return (
    <>
      {loading && <Loading />}
      {error && !isGone && <LoadError error={error} />}
      {events?.length === 0 && <Typography>{t('events.empty')}</Typography>}
      {events && events.length > 0 && (
        <EventTable events={events} labelledBy={labelledBy} />
      )}
    </>
  );
}

function EventTable(props: { events: StoreEvent[]; labelledBy: string }) {
  const { events, labelledBy } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  return (
    <TableContainer>
      <Table size="small" aria-labelledby={labelledBy}>
        <TableHead>
          <TableRow>
            <TableCell>{t('events.time')}</TableCell>
            <TableCell>{t('events.type')}</TableCell>
            <TableCell>{t('events.reason')}</TableCell>
            <TableCell>{t('events.message')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {events.map(event => (
            <TableRow key={event.id}>
              <TableCell className={classes.short}>
                <time dateTime={event.createdAt}>
                  {formatTime(event.createdAt)}
                </time>
              </TableCell>
              <TableCell className={classes.short}>
                <span className={classes.type}>
                  <EventIcon type={event.type} />
                  {t(`events.${event.type}`)}
                </span>
              </TableCell>
              <TableCell className={classes.short}>{event.reason}</TableCell>
              <TableCell className={classes.message}>{event.message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function EventIcon(props: { type: StoreEvent['type'] }) {
  const { type } = props;
  const toneClasses = useToneStyles();
  return type === 'Warning' ? (
    <ReportProblemIcon
      className={toneClasses.warning}
      fontSize="small"
      aria-hidden
    />
  ) : (
    <InfoOutlinedIcon
      className={toneClasses.busy}
      fontSize="small"
      aria-hidden
    />
  );
}
