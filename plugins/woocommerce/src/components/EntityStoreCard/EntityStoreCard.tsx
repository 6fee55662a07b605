import { useId, useState } from 'react';
import Divider from '@material-ui/core/Divider';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useStore, useStoreName } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { Announcement } from '../Announcement';
import { LoadError } from '../LoadError';
import { StoreActions } from '../StoreActions';
import { StoreLadder } from '../StoreLadder';
import { StoreLinks } from '../StoreLinks';
import { StoreQuota } from '../StoreQuota';
import { StoreStatus } from '../StoreStatus';
import { StoreVerification } from '../StoreVerification';
import { StoreView } from '../StoreView';

const useStyles = makeStyles(
  theme => ({
    body: { '& > * + *': { marginTop: theme.spacing(2) } },
  }),
  { name: 'WooCommerceEntityStoreCard' },
);

/** The store of an entity: how it is, where it is and what can be done. */
export function EntityStoreCard() {
  const name = useStoreName();
  const result = useStore(name);
  const { store } = result;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  return (
    <InfoCard
      title={t('card.title')}
      subheader={store?.title ?? name}
      titleTypographyProps={{ component: 'h2' }}
    >
      <StoreView name={name} result={result}>
        {current => <CardBody store={current} onChanged={result.reload} />}
      </StoreView>
      <Announcement stores={store && [store]} />
    </InfoCard>
  );
}

function CardBody(props: { store: Store; onChanged(): Promise<void> }) {
  const { store, onChanged } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const ladderTitleId = useId();
  const [error, setError] = useState<Error>();
  return (
    <div className={classes.body}>
      <StoreStatus store={store} />
      <StoreLinks store={store} />
      {error && <LoadError error={error} />}
      <StoreActions
        store={store}
        variant="button"
        onChanged={onChanged}
        onError={setError}
      />
      {store.phase !== 'Deleting' && (
        <>
          <Divider />
          <div>
            <Typography component="h3" id={ladderTitleId} variant="subtitle1">
              {t('ladder.title')}
            </Typography>
            <StoreLadder store={store} labelledBy={ladderTitleId} />
          </div>
        </>
      )}
      <Divider />
      <div>
        <Typography component="h3" variant="subtitle1">
          {t('verification.title')}
        </Typography>
        <StoreVerification store={store} />
      </div>
      <StoreQuota store={store}>
        {quota => (
          <>
            <Divider />
            <div>
              <Typography component="h3" variant="subtitle1">
                {t('quota.title')}
              </Typography>
              {quota}
            </div>
          </>
        )}
      </StoreQuota>
    </div>
  );
}
