import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AuditEventFilter,
  AuditExportFormat,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { saveFile } from '../../lib/saveFile';
import { woocommerceTranslationRef } from '../../translation';

const FORMATS = ['csv', 'jsonl'] as const;
const TYPES: Record<AuditExportFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  jsonl: 'application/jsonl',
};

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'WooCommerceAuditExport' },
);

/** Props of {@link AuditExport}. */
export interface AuditExportProps {
  filter: AuditEventFilter;
  /** Called with the error of an export, and with nothing before the next one. */
  onError(error: Error | undefined): void;
}

/** Saves all events that match as a file, on all pages. */
export function AuditExport(props: AuditExportProps) {
  const { filter, onError } = props;
  const api = useApi(woocommerceApiRef);
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const [running, setRunning] = useState<AuditExportFormat>();

  const handleClick = async (format: AuditExportFormat) => {
    onError(undefined);
    setRunning(format);
    try {
      const text = await api.exportAuditEvents({ ...filter, format });
      const day = new Date().toISOString().slice(0, 10);
      saveFile({
        name: `woocommerce-audit-${day}.${format}`,
        type: TYPES[format],
        text,
      });
    } catch (error) {
      onError(error as Error);
    } finally {
      setRunning(undefined);
    }
  };

  return (
    <div className={classes.root}>
      {FORMATS.map(format => (
        <Button
          key={format}
          aria-busy={running === format}
          disabled={running !== undefined}
          onClick={() => handleClick(format)}
          size="small"
          startIcon={<GetAppIcon />}
          variant="outlined"
        >
          {t(`audit.export.${format}`)}
        </Button>
      ))}
    </div>
  );
}
