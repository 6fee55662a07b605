import { expect, test } from '@playwright/test';
import { callApi, deleteStore, openAsGuest, takePicture } from './portal';

const NAME = 'book-shop';
const DOCS = '/docs/default/system/woocommerce-stores';

test.afterAll(async ({ request }) => {
  await deleteStore(request, NAME);
});

test(
  'the documentation is read in the portal, and from the page of a store',
  { tag: '@docs' },
  async ({ page, request }, testInfo) => {
    await callApi(request, 'POST', '/stores', {
      name: NAME,
      owner: 'group:default/shops',
    });

    await test.step('read the tutorial', async () => {
      await openAsGuest(page, `${DOCS}/tutorial/first-store/`);
      // Whoever comes first waits until the pages are built.
      await expect(
        page.getByRole('heading', { name: 'Your first store' }),
      ).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText('script/server').first()).toBeVisible();
      await takePicture(page, testInfo, '1-tutorial');
    });

    await test.step('follow a link, to the section about a reason', async () => {
      await page.getByRole('link', { name: 'Every reason' }).click();
      await expect(
        page.getByRole('heading', { name: 'ImagePullFailed' }),
      ).toBeVisible();
      await takePicture(page, testInfo, '2-reasons');
    });

    await test.step('find it in the store’s own tab, and no tab that is empty', async () => {
      await expect(async () => {
        await page.goto(`/catalog/default/component/${NAME}`);
        await expect(
          page.getByRole('heading', { name: NAME }).first(),
        ).toBeVisible({ timeout: 5_000 });
      }).toPass();
      await expect(page.getByRole('tab', { name: 'APIs' })).toHaveCount(0);
      await page.goto(`/catalog/default/component/${NAME}/docs`);
      await expect(
        page.getByRole('heading', { name: 'Where to go' }),
      ).toBeVisible();
      await takePicture(page, testInfo, '3-store');
    });
  },
);
