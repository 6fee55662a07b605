import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FailureEvidence } from '@woocommerce-backstage/plugin-woocommerce-common';
import { toPlainText } from '../../lib/toPlainText';
import { woocommerceTranslationRef } from '../../translation';

const MAX_LENGTH = 500;

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(3) },
    object: { fontFamily: 'monospace' },
    message: { whiteSpace: 'pre-wrap' },
  }),
  { name: 'WooCommerceProblemEvidence' },
);

/** What proves a reason: the cluster's objects, in their own words. */
export function ProblemEvidence(props: {
  evidence: readonly FailureEvidence[];
}) {
  const { evidence } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const titleId = useId();
  return (
    <div>
      <Typography id={titleId} variant="body2">
        {t('problem.evidence')}
      </Typography>
      <Typography
        className={classes.list}
        component="ul"
        variant="body2"
        aria-labelledby={titleId}
      >
        {evidence.map(({ kind, name, message }) => (
          <li key={`${kind}/${name} ${message}`}>
            <span className={classes.object}>
              {name ? `${kind}/${name}` : kind}
            </span>{' '}
            <span className={classes.message}>
              {toPlainText(message, MAX_LENGTH)}
            </span>
          </li>
        ))}
      </Typography>
    </div>
  );
}
