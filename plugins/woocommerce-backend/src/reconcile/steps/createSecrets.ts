import { randomBytes } from 'node:crypto';
import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { MANAGER, toCredentialsSecretName } from '../../kubernetes/names';
import { getChartOfStore } from './getConfigured';
import { StepContext } from './Step';

/** 192 bits, in letters, digits, `-` and `_`, which need no quoting anywhere. */
const PASSWORD_BYTES = 24;

/**
 * Creates the Secret with the store's passwords. They are made here once and go
 * nowhere else: a Secret that exists keeps its passwords, as the database's
 * volume remembers them, too. It only gets those that a newer chart asks for.
 */
export async function createSecrets(context: StepContext): Promise<void> {
  const { cluster, store } = context;
  await cluster.ensureSecret({
    metadata: {
      name: toCredentialsSecretName(store.namespace),
      namespace: store.namespace,
      labels: {
        'app.kubernetes.io/managed-by': MANAGER,
        'app.kubernetes.io/instance': store.namespace,
        [WOOCOMMERCE_STORE_LABEL]: store.name,
      },
    },
    type: 'Opaque',
    stringData: Object.fromEntries(
      getChartOfStore(context).secretKeys.map(key => [
        key,
        randomBytes(PASSWORD_BYTES).toString('base64url'),
      ]),
    ),
  });
}
