import {
  STORE_CONDITION_TYPES,
  STORE_PHASES,
  StoreConditionType,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { code, madeFrom, page, table } from './markdown';

const PHASES: Record<StorePhase, string> = {
  Pending: 'Asked for, nothing done yet',
  Provisioning:
    'On its way up; if something holds it up, the reason is there already',
  Ready:
    'All that its plan asks for was seen: pods that are ready, a storefront that answers, an order',
  Degraded:
    'Its pods ran, and something is missing. Pods and scheduled work that come back make it Ready by themselves; after a failed test or upgrade, verify or upgrade again',
  Failed:
    'Given up, with a reason. **Retry** starts again; a store that was merely slow turns Ready by itself',
  Deleting:
    'On its way out, for as long as anything is left. It says what holds it up, be it for others to mend',
};

const CONDITIONS: Record<StoreConditionType, [string, string]> = {
  Accepted: ['all', 'the request is in the database'],
  NamespaceReady: [
    'all',
    'the namespace is there, is this store’s, isn’t going away, and has its quota and limits',
  ],
  SecretsReady: ['all', 'the Secret with the passwords is there'],
  ReleaseDeployed: ['all', 'Helm says that the release is deployed'],
  DatabaseReady: [
    'all',
    'all pods of the StatefulSet are ready, in the version that is wanted',
  ],
  WordPressReady: [
    'all',
    'all pods of the Deployment are available; WooCommerce is set up by their init containers',
  ],
  StorefrontReachable: [
    '`storefront`, `checkout`',
    'the last verification got a shop for an answer, through the store’s own route',
  ],
  CheckoutVerified: [
    '`checkout`',
    'the last verification placed a test order, found it and removed it again',
  ],
  CronHealthy: [
    'none',
    'the CronJob has succeeded within a quarter of an hour, or within three of its periods',
  ],
};

/** All phases and conditions, of which code knows the names and people want to know the meaning. */
export function phasesPage(): string {
  return page(
    '# Phases and conditions',
    madeFrom(
      'script/docs/phasesPage.ts, which knows all that the sources name',
    ),
    '## Phases',
    table(
      ['Phase', 'Meaning'],
      STORE_PHASES.map(phase => [code(phase), PHASES[phase]]),
    ),
    '## Conditions',
    'The rungs of the ladder, in the order in which a store climbs them. Each has a status (`True`, `False` or `Unknown`), a reason, a message, and the time since when it is so. [How the engine decides about them](../architecture.md#the-ladder).',
    table(
      ['Condition', 'Needed for the readiness', 'True when'],
      STORE_CONDITION_TYPES.map(type => [code(type), ...CONDITIONS[type]]),
    ),
  );
}
