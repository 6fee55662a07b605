import { screen } from '@testing-library/react';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp } from '@backstage/test-utils';
import { WooCommerceStoreNameFieldExtension } from '../legacy';
import { storeNameFormField } from './storeNameFormField';

describe('the field in templates', () => {
  it('has its name in the new frontend system', async () => {
    const loadField = createExtensionTester(storeNameFormField).get(
      FormFieldBlueprint.dataRefs.formFieldLoader,
    );
    await expect(loadField()).resolves.toMatchObject({
      $$type: '@backstage/scaffolder/FormField',
      name: 'WooCommerceStoreName',
    });
  });

  it('has its name in the old frontend system', async () => {
    function FieldNames() {
      const fields = useCustomFieldExtensions(
        <ScaffolderFieldExtensions>
          <WooCommerceStoreNameFieldExtension />
        </ScaffolderFieldExtensions>,
      );
      return <p>{fields.map(({ name }) => name).join()}</p>;
    }
    await renderInTestApp(<FieldNames />);
    expect(screen.getByText('WooCommerceStoreName')).toBeVisible();
  });
});
