import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  STORE_PHASES,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoresQuery, useEntityTitles, useStoreOwners } from '../../hooks';
import { woocommerceTranslationRef } from '../../translation';
import { DelayedField, SelectField } from '../Filters';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
    search: { minWidth: 240 },
  }),
  { name: 'WooCommerceStoresFilters' },
);

/** Props of {@link StoresFilters}. */
export interface StoresFiltersProps {
  query: StoresQuery;
  /** The stores at hand, whose owners can be chosen. */
  stores: Store[] | undefined;
  /** The clusters that can be chosen, when there are several. */
  clusters: string[];
  onChange(query: StoresQuery): void;
}

/** Chooses which stores are shown. */
export function StoresFilters(props: StoresFiltersProps) {
  const { query, stores, clusters, onChange } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const owners = useStoreOwners({ stores, selected: query.owner });
  const getTitle = useEntityTitles(owners);
  return (
    <div className={classes.root} role="search" aria-label={t('page.filters')}>
      <DelayedField
        className={classes.search}
        type="search"
        label={t('page.search')}
        value={query.q ?? ''}
        onChange={q => onChange({ ...query, q: q || undefined })}
      />
      <SelectField
        label={t('page.phase')}
        allLabel={t('page.all')}
        value={query.phase}
        options={STORE_PHASES.map(phase => ({
          value: phase,
          label: t(`phase.${phase}`),
        }))}
        onChange={phase => onChange({ ...query, phase })}
      />
      <SelectField
        label={t('page.owner')}
        allLabel={t('page.all')}
        value={query.owner}
        options={owners
          .map(owner => ({ value: owner, label: getTitle(owner) }))
          .sort((one, other) => one.label.localeCompare(other.label))}
        onChange={owner => onChange({ ...query, owner })}
      />
      {(clusters.length > 1 || query.cluster) && (
        <SelectField
          label={t('page.cluster')}
          allLabel={t('page.all')}
          value={query.cluster}
          options={clusters.map(cluster => ({
            value: cluster,
            label: cluster,
          }))}
          onChange={cluster => onChange({ ...query, cluster })}
        />
      )}
    </div>
  );
}
