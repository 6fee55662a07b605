import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useEntityTitles } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { QuotaLine } from './QuotaLine';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      '& ul': { listStyle: 'none', margin: 0, padding: 0 },
    },
    subject: { overflowWrap: 'anywhere' },
  }),
  { name: 'WooCommerceQuotaList' },
);

/** What is used of quotas, by whose they are. */
export function QuotaList(props: { quotas: Quota[] }) {
  const { quotas } = props;
  const classes = useStyles();
  const subjects = new Map<string, Quota[]>();
  for (const quota of quotas) {
    const key = `${quota.scope} ${quota.subject}`;
    subjects.set(key, [...(subjects.get(key) ?? []), quota]);
  }
  return (
    <div className={classes.root}>
      {[...subjects].map(([key, ofSubject]) => (
        <SubjectQuotas key={key} quotas={ofSubject} />
      ))}
    </div>
  );
}

function SubjectQuotas(props: { quotas: Quota[] }) {
  const { quotas } = props;
  const [{ scope, subject }] = quotas;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const titleId = useId();
  const owners = scope === 'cluster' ? [] : [subject];
  const getTitle = useEntityTitles(owners);
  return (
    <div>
      <Typography
        className={classes.subject}
        color="textSecondary"
        id={titleId}
        variant="body2"
      >
        {t(`quota.of.${scope}`, {
          subject: scope === 'cluster' ? subject : getTitle(subject),
        })}
      </Typography>
      <ul aria-labelledby={titleId}>
        {quotas.map(quota => (
          <QuotaLine key={quota.resource} quota={quota} />
        ))}
      </ul>
    </div>
  );
}
