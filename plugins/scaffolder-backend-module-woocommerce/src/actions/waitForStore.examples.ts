import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

/** @internal */
export const examples: TemplateExample[] = [
  {
    description: 'Wait until a store is ready',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the store',
          action: 'woocommerce:store:wait',
          input: { name: 'demo' },
        },
      ],
    }),
  },
  {
    description: 'Wait for another phase, and not for long',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until the store is being set up',
          action: 'woocommerce:store:wait',
          input: { name: 'demo', phase: 'Provisioning', timeout: 'PT30S' },
        },
      ],
    }),
  },
];
