import { ReactNode, useId, useState } from 'react';
import Grid from '@material-ui/core/Grid';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { useStore, useStoreName } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { Announcement } from '../Announcement';
import { LoadError } from '../LoadError';
import { StoreActions } from '../StoreActions';
import { StoreDetails } from '../StoreDetails';
import { StoreEvents } from '../StoreEvents';
import { StoreLadder } from '../StoreLadder';
import { StoreLinks } from '../StoreLinks';
import { StoreQuota } from '../StoreQuota';
import { StoreStatus } from '../StoreStatus';
import { StoreSteps } from '../StoreSteps';
import { StoreVerification } from '../StoreVerification';
import { StoreView } from '../StoreView';

/** All there is to know about the store of an entity. */
export function EntityStoreContent() {
  const name = useStoreName();
  const result = useStore(name);
  return (
    <>
      <StoreView name={name} result={result}>
        {store => <StorePanels store={store} onChanged={result.reload} />}
      </StoreView>
      <Announcement stores={result.store && [result.store]} />
    </>
  );
}

function StorePanels(props: { store: Store; onChanged(): Promise<void> }) {
  const { store, onChanged } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const ladderTitleId = useId();
  const eventsTitleId = useId();
  const stepsTitleId = useId();
  const [error, setError] = useState<Error>();
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <Panel title={store.title}>
          <Grid container spacing={2}>
            <Grid item xs={12} md={6}>
              <StoreStatus store={store} />
            </Grid>
            <Grid item xs={12} md={6}>
              <StoreLinks store={store} />
            </Grid>
            <Grid item xs={12}>
              {error && <LoadError error={error} />}
              <StoreActions
                store={store}
                variant="button"
                onChanged={onChanged}
                onError={setError}
              />
            </Grid>
          </Grid>
        </Panel>
      </Grid>
      <Grid item xs={12} md={6}>
        <Panel title={t('ladder.title')} titleId={ladderTitleId}>
          <StoreLadder store={store} labelledBy={ladderTitleId} />
        </Panel>
      </Grid>
      <Grid item xs={12} md={6}>
        <Grid container spacing={3}>
          <Grid item xs={12}>
            <Panel title={t('steps.title')} titleId={stepsTitleId}>
              <StoreSteps store={store} labelledBy={stepsTitleId} />
            </Panel>
          </Grid>
          <Grid item xs={12}>
            <Panel title={t('verification.title')}>
              <StoreVerification store={store} />
            </Panel>
          </Grid>
          <Grid item xs={12}>
            <Panel title={t('details.title')}>
              <StoreDetails store={store} />
            </Panel>
          </Grid>
          <StoreQuota store={store}>
            {quota => (
              <Grid item xs={12}>
                <Panel title={t('quota.title')}>{quota}</Panel>
              </Grid>
            )}
          </StoreQuota>
        </Grid>
      </Grid>
      <Grid item xs={12}>
        <Panel title={t('events.title')} titleId={eventsTitleId}>
          <StoreEvents store={store} labelledBy={eventsTitleId} />
        </Panel>
      </Grid>
    </Grid>
  );
}

function Panel(props: {
  title: string;
  titleId?: string;
  children: ReactNode;
}) {
  const { title, titleId, children } = props;
  return (
    <InfoCard
      title={<span id={titleId}>{title}</span>}
      titleTypographyProps={{ component: 'h2' }}
    >
      {children}
    </InfoCard>
  );
}
