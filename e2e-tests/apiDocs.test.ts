import { expect, test } from '@playwright/test';
import { openAsGuest, takePicture } from './portal';

test('the REST API can be tried out from its documentation', async ({
  page,
}, testInfo) => {
  await openAsGuest(page, '/catalog/default/api/woocommerce/definition');
  const listStores = page.locator('#operations-Stores-ListStores');
  await listStores.getByRole('button', { name: /Lists stores/ }).click();
  await listStores.getByRole('button', { name: 'Try it out' }).click();
  const [request] = await Promise.all([
    page.waitForRequest(/\/api\/woocommerce\/stores(\?|$)/),
    listStores.getByRole('button', { name: 'Execute' }).click(),
  ]);

  expect(request.headers().authorization).toMatch(/^Bearer /);
  await expect(
    listStores.locator('.live-responses-table .response-col_status'),
  ).toContainText(['200']);
  await takePicture(page, testInfo, 'api-docs');
});
