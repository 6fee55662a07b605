import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * All texts of the plugin, to be overridden or translated.
 *
 * @public
 */
export const woocommerceTranslationRef = createTranslationRef({
  id: 'plugin.woocommerce',
  messages: {
    phase: {
      Pending: 'Pending',
      Provisioning: 'Provisioning',
      Ready: 'Ready',
      Degraded: 'Degraded',
      Failed: 'Failed',
      Deleting: 'Deleting',
      announcement: '{{name}} is now {{phase}}.',
    },
    condition: {
      Accepted: 'Accepted',
      NamespaceReady: 'Namespace',
      SecretsReady: 'Credentials',
      ReleaseDeployed: 'Helm release',
      DatabaseReady: 'Database',
      WordPressReady: 'WooCommerce',
      StorefrontReachable: 'Storefront',
      CheckoutVerified: 'Checkout',
    },
    ladder: {
      title: 'Progress',
      reached: 'reached',
      reachedAfter: 'reached after {{duration}}',
      current: 'in progress since {{time}}',
      failed: 'failed since {{time}}',
      waiting: 'not reached yet',
      skipped: 'not checked',
    },
    problem: {
      error: 'Error',
      warning: 'Warning',
      hint: 'What to do: {{hint}}',
      lastSeen: 'The cluster was last seen',
    },
    links: {
      title: 'Addresses',
      storefront: 'Storefront',
      admin: 'wp-admin',
      simulated:
        'The nodes of this cluster are simulated, so nothing answers at these addresses.',
      notReady: 'These addresses can be opened once the store is ready.',
      deleting: 'The store is being deleted.',
    },
    actions: {
      create: 'Create store',
      refresh: 'Refresh',
      refreshStore: 'Refresh {{name}}',
      retry: 'Retry',
      retryStore: 'Retry {{name}}',
      delete: 'Delete',
      deleteStore: 'Delete {{name}}',
      deleting: 'The store is being deleted.',
      running: 'This is under way.',
      missingPermission: 'You lack the permission {{permission}}.',
      tryAgain: 'Try again',
    },
    deleteDialog: {
      title: 'Delete the store {{name}}?',
      lost: 'This removes for good:',
      data: 'the shop’s products, orders, customers and media, with both volumes',
      workloads:
        'WordPress and the database: the Helm release {{release}} and the namespace {{namespace}}',
      entity: 'the store’s component in the catalog',
      confirm: 'Type {{name}} to confirm',
      cancel: 'Cancel',
      delete: 'Delete store',
    },
    deletion: {
      progress: 'Deletion of {{name}}',
      waiting: 'Removing the store from the cluster.',
    },
    gone: {
      deletedTitle: 'The store {{name}} is gone',
      deletedDescription: 'It was deleted with everything that belonged to it.',
      missingTitle: 'There is no store {{name}}',
      missingDescription: 'It was deleted, or was never requested.',
      stores: 'All stores',
    },
    missingPermission: {
      title: 'Missing permission',
      description:
        'You need the permission {{permission}} to see stores. Ask those who run this portal for it.',
    },
    card: {
      title: 'WooCommerce store',
      seen: 'Last seen',
      notSeen: 'Not seen in the cluster yet',
    },
    details: {
      title: 'Details',
      name: 'Name',
      owner: 'Owner',
      plan: 'Plan',
      namespace: 'Namespace',
      release: 'Helm release',
      chart: 'Chart',
      revision: 'Revision',
      created: 'Created',
      createdBy: 'Requested by',
      observed: 'Last seen',
      none: 'none yet',
    },
    events: {
      title: 'Events',
      empty: 'Nothing has happened yet.',
      time: 'Time',
      type: 'Type',
      reason: 'Reason',
      message: 'Message',
      Normal: 'Normal',
      Warning: 'Warning',
    },
    page: {
      title: 'Stores',
      subtitle: 'WooCommerce stores on Kubernetes',
      tableLabel: 'Stores',
      filters: 'Filters',
      search: 'Search by name or title',
      phase: 'Phase',
      owner: 'Owner',
      all: 'All',
      emptyTitle: 'There are no stores yet',
      emptyDescription:
        'A store is a WordPress with WooCommerce and its database, in a namespace of its own.',
      noMatchTitle: 'No store matches',
      noMatchDescription: 'Change the filters or the search to see more.',
      resetFilters: 'Reset filters',
      store: 'Store',
      plan: 'Plan',
      created: 'Created',
      updated: 'Changed',
      address: 'Storefront',
      actions: 'Actions',
      openStorefront: 'Open the storefront of {{name}}',
      range: '{{from}} to {{to}} of {{total}}',
      pages: 'Pages',
      previous: 'Previous page',
      next: 'Next page',
    },
    nameField: {
      label: 'Name',
      description:
        'Becomes part of the store’s address and can’t be changed later.',
      invalid: 'The name {{problem}}.',
      free: '{{name}} is free.',
      taken: '{{name}} is taken.',
      deleting: '{{name}} is still being deleted.',
      unknown:
        'Whether {{name}} is free can’t be told now. The request will show.',
    },
    time: {
      now: 'just now',
    },
    loading: 'Loading',
    tab: {
      title: 'Store',
    },
  },
});
