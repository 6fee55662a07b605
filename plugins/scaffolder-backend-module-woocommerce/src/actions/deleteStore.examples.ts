import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Delete a store and wait until nothing is left of it',
    example: yaml.stringify({
      steps: [
        {
          id: 'delete',
          name: 'Delete the store',
          action: 'woocommerce:store:delete',
          input: { name: 'demo' },
        },
      ],
    }),
  },
  {
    description: 'Ask for a store to be deleted and go on at once',
    example: yaml.stringify({
      steps: [
        {
          id: 'delete',
          name: 'Delete the store',
          action: 'woocommerce:store:delete',
          input: { name: 'demo', wait: false },
        },
      ],
    }),
  },
];
