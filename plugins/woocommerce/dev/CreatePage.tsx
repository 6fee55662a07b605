import { Content, InfoCard, PageWithHeader } from '@backstage/core-components';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import {
  storeNameFieldOptions,
  storePlanFieldOptions,
} from '../src/scaffolder';
import { FULL_OWNER } from './examplePlans';

const TEMPLATE = {
  title: 'WooCommerce store',
  steps: [
    {
      title: 'Your store',
      schema: {
        required: ['name', 'plan'],
        properties: {
          name: {
            title: 'Name',
            type: 'string',
            'ui:field': 'WooCommerceStoreName',
            'ui:options': { hideError: true },
          },
          owner: {
            title: 'Owner',
            type: 'string',
            enum: ['group:default/shops', FULL_OWNER, 'user:default/guest'],
          },
          plan: {
            title: 'Plan',
            type: 'string',
            'ui:field': 'WooCommerceStorePlan',
            'ui:options': { hideError: true },
          },
        },
      },
    },
  ],
};

/** The fields of the template, without a scaffolder. */
export function CreatePage() {
  return (
    <PageWithHeader themeId="tool" title="The template’s form">
      <Content>
        <InfoCard title={TEMPLATE.title}>
          <Stepper
            manifest={TEMPLATE}
            extensions={[storeNameFieldOptions, storePlanFieldOptions]}
            onCreate={async () => {}}
          />
        </InfoCard>
      </Content>
    </PageWithHeader>
  );
}
