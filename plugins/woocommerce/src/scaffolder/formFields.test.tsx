import { screen } from '@testing-library/react';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp } from '@backstage/test-utils';
import {
  WooCommerceStoreNameFieldExtension,
  WooCommerceStorePlanFieldExtension,
} from '../legacy';
import { storeNameFormField } from './storeNameFormField';
import { storePlanFormField } from './storePlanFormField';

describe('the fields in templates', () => {
  it.each([
    ['WooCommerceStoreName', () => createExtensionTester(storeNameFormField)],
    ['WooCommerceStorePlan', () => createExtensionTester(storePlanFormField)],
  ])('have their names in the new frontend system: %s', async (name, test) => {
    const loadField = test().get(FormFieldBlueprint.dataRefs.formFieldLoader);
    await expect(loadField()).resolves.toMatchObject({
      $$type: '@backstage/scaffolder/FormField',
      name,
    });
  });

  it('have their names in the old frontend system', async () => {
    function FieldNames() {
      const fields = useCustomFieldExtensions(
        <ScaffolderFieldExtensions>
          <WooCommerceStoreNameFieldExtension />
          <WooCommerceStorePlanFieldExtension />
        </ScaffolderFieldExtensions>,
      );
      return <p>{fields.map(({ name }) => name).join()}</p>;
    }
    await renderInTestApp(<FieldNames />);
    expect(
      screen.getByText('WooCommerceStoreName,WooCommerceStorePlan'),
    ).toBeVisible();
  });
});
