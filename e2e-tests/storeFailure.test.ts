import { expect, test } from '@playwright/test';
import { callApi, deleteStore, openAsGuest, takePicture } from './portal';

/** The simulated nodes never let the WordPress pod of a store of this name become ready. */
const NAME = 'image-pull';

test.afterAll(async ({ request }) => {
  await deleteStore(request, NAME);
});

test('a store that can’t become ready says why, on the card and in the list', async ({
  page,
  request,
}, testInfo) => {
  await callApi(request, 'POST', '/stores', { name: NAME });
  await openAsGuest(page, '/woocommerce-stores');
  await expect(page.getByText(/can’t be pulled/).first()).toBeVisible({
    timeout: 60_000,
  });
  // All that can be done is in sight, however much is to be said.
  const row = page.getByRole('row').filter({ hasText: NAME });
  for (const action of [/^Refresh/, /^Delete/]) {
    const button = row.getByRole('button', { name: action });
    await expect(button).toBeInViewport({ ratio: 1 });
  }
  await takePicture(page, testInfo, '1-list');
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByText(/can’t be pulled/).first()).toBeVisible();
  await expect(page.getByText(/Check the image’s name/).first()).toBeVisible();
  await takePicture(page, testInfo, '2-card');
});
