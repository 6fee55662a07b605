import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { woocommerceAuditReadPermission } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useAuditEvents } from '../../hooks';
import { isErrorNamed } from '../../lib/isErrorNamed';
import { woocommerceTranslationRef } from '../../translation';
import { LoadError } from '../LoadError';
import { Loading } from '../Loading';
import { MissingPermission } from '../MissingPermission';
import { Notice } from '../Notice';
import { Pager } from '../Pager';
import { AuditExport } from './AuditExport';
import { AuditFilters } from './AuditFilters';
import { AuditTable } from './AuditTable';
import { useAuditFilter } from './useAuditFilter';

const useStyles = makeStyles(
  theme => ({
    toolbar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
    },
    notice: { padding: theme.spacing(2, 2, 4) },
  }),
  { name: 'WooCommerceAuditLog' },
);

/** Who asked for what, and what came of it: found, looked at and exported. */
export function AuditLog() {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const { filter, setFilter } = useAuditFilter();
  const [exportError, setExportError] = useState<Error>();
  const result = useAuditEvents(filter);
  const { events, offset, error, loading, reload } = result;
  const isFiltered = Object.keys(filter).length > 0;

  if (isErrorNamed(error, 'NotAllowedError')) {
    return (
      <MissingPermission
        permission={woocommerceAuditReadPermission}
        of="audit"
      />
    );
  }
  return (
    <Paper>
      <div className={classes.toolbar}>
        <AuditFilters filter={filter} onChange={setFilter} />
        <AuditExport filter={filter} onError={setExportError} />
      </div>
      {error && <LoadError error={error} onRetry={reload} />}
      {exportError && <LoadError error={exportError} />}
      {loading && <Loading />}
      {events?.length === 0 && !loading && !error && (
        <div className={classes.notice}>
          <Notice
            title={t(isFiltered ? 'audit.noMatchTitle' : 'audit.emptyTitle')}
            description={t(
              isFiltered
                ? 'audit.noMatchDescription'
                : 'audit.emptyDescription',
            )}
            action={
              isFiltered && (
                <Button onClick={() => setFilter({})} variant="outlined">
                  {t('page.resetFilters')}
                </Button>
              )
            }
          />
        </div>
      )}
      {events && events.length > 0 && (
        <>
          <AuditTable events={events} />
          <Pager
            range={t('audit.range', {
              from: String(offset + 1),
              to: String(offset + events.length),
            })}
            showPrevious={result.showPrevious}
            showNext={result.showNext}
          />
        </>
      )}
    </Paper>
  );
}
