import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Read a store to use its address in a later step',
    example: yaml.stringify({
      steps: [
        {
          id: 'store',
          name: 'Read the store',
          action: 'woocommerce:store:get',
          input: { name: 'demo' },
        },
      ],
    }),
  },
];
