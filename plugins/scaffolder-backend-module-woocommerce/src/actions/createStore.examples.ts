import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Request a store and go on at once',
    example: yaml.stringify({
      steps: [
        {
          id: 'create',
          name: 'Request the store',
          action: 'woocommerce:store:create',
          input: { name: 'demo' },
        },
      ],
    }),
  },
  {
    description: 'Create a store for a team and wait until it is ready',
    example: yaml.stringify({
      steps: [
        {
          id: 'create',
          name: 'Create the store',
          action: 'woocommerce:store:create',
          input: {
            name: 'garden',
            title: 'Garden & Home',
            owner: 'group:default/shops',
            plan: 'standard',
            wait: true,
            timeout: '20m',
          },
        },
      ],
    }),
  },
  {
    description: 'Create a store with German prices, taxes and sample products',
    example: yaml.stringify({
      steps: [
        {
          id: 'create',
          name: 'Create the store',
          action: 'woocommerce:store:create',
          input: { name: 'tea', blueprint: 'germany-b2c', wait: true },
        },
      ],
    }),
  },
  {
    description: 'Link the store to an entity that exists already',
    example: yaml.stringify({
      steps: [
        {
          id: 'create',
          name: 'Create the store',
          action: 'woocommerce:store:create',
          input: {
            name: 'books',
            entityRef: 'component:default/bookshop',
            wait: true,
            timeout: { minutes: 45 },
          },
        },
      ],
    }),
  },
];
