import { expect, test } from '@playwright/test';
import {
  callApi,
  deleteStore,
  expectToBeAccessible,
  openAsGuest,
  takePicture,
} from './portal';

const NAME = 'tea-shop';

test.afterAll(async ({ request }) => {
  await deleteStore(request, NAME);
});

test('a team gets a store by a form, watches it become ready, and deletes it', async ({
  page,
  request,
}, testInfo) => {
  await test.step('sign in and choose the template', async () => {
    await openAsGuest(page, '/');
    await page.getByRole('link', { name: 'Create', exact: true }).click();
    await takePicture(page, testInfo, '1-create');
    await page
      .getByRole('button', { name: /choose/i })
      .first()
      .click();
  });

  await test.step('fill in the form, which knows what can’t be', async () => {
    const name = page.getByLabel(/^Name/);
    await name.fill('Tea Shop');
    await expect(page.getByText(/must consist of lower-case/)).toBeVisible();
    await name.fill(NAME);
    await expect(page.getByText(/free/)).toBeVisible();
    await page.getByLabel(/^Title/).fill('The Tea Shop');
    const owner = page.getByLabel(/^Owner/);
    await owner.click();
    await page.getByRole('option', { name: /shops/i }).click();
    await expect(page.getByRole('radio', { name: 'Demo' })).toBeChecked();
    await expectToBeAccessible(page);
    await takePicture(page, testInfo, '2-form');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('watch the card climb to Ready, without reloading', async () => {
    await expect(async () => {
      const response = await callApi(request, 'GET', `/stores/${NAME}`);
      expect(response.status()).toBe(200);
    }).toPass();
    await takePicture(page, testInfo, '3-task');
    const link = page.getByRole('link', { name: /Open the store/ });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await takePicture(page, testInfo, '4-task-done');
    await link.click();
    await expect(
      page.getByRole('heading', { name: 'The Tea Shop' }).first(),
    ).toBeVisible();
    await expect(page.getByText('Ready', { exact: true })).toBeVisible();
    await expect(page.getByText(/simulated/).first()).toBeVisible();
    await expectToBeAccessible(page);
    await takePicture(page, testInfo, '5-entity');
  });

  await test.step('learn why its checkout is not verified', async () => {
    const checkout = page.getByRole('listitem').filter({ hasText: 'Checkout' });
    await expect(checkout).toContainText('not needed');
    await expect(checkout).toContainText(/simulated/);
    await expect(page.getByText('Ready once the pods are ready')).toBeVisible();
    const verify = page.getByRole('button', { name: 'Verify checkout' });
    await expect(verify).toHaveAttribute('aria-disabled', 'true');
    await expect(verify).toHaveAccessibleDescription(
      'The nodes of this cluster are simulated: there is no checkout to verify.',
    );
    await expect(page.getByRole('button', { name: /^Upgrade/ })).toHaveCount(0);
  });

  await test.step('see its workloads in the Kubernetes tab', async () => {
    await page.getByRole('link', { name: 'Kubernetes' }).click();
    await page.getByText('Cluster', { exact: true }).click();
    await expect(
      page.getByText(`store-${NAME}-wordpress`).first(),
    ).toBeVisible();
    await expect(page.getByText(`store-${NAME}-mariadb`).first()).toBeVisible();
    await takePicture(page, testInfo, '6-kubernetes');
  });

  await test.step('read what happened in the Store tab', async () => {
    await page.getByRole('link', { name: 'Store', exact: true }).click();
    await expect(page.getByText('ReleaseDeployed').first()).toBeVisible();
    await expectToBeAccessible(page);
    await takePicture(page, testInfo, '7-store-tab');
  });

  await test.step('find it on the stores page', async () => {
    await page
      .getByRole('link', { name: 'Stores', exact: true })
      .first()
      .click();
    await page.getByLabel('Search by name or title').fill('tea');
    await expect(page.getByRole('link', { name: NAME })).toBeVisible();
    await expectToBeAccessible(page);
    await takePicture(page, testInfo, '8-stores');
    await page.getByRole('link', { name: NAME }).click();
  });

  await test.step('protect it, and learn why it can’t be deleted', async () => {
    await page.getByRole('button', { name: 'Protect', exact: true }).click();
    const unprotect = page.getByRole('button', { name: 'Unprotect' });
    await expect(unprotect).toBeVisible();
    await page.getByRole('button', { name: /^Delete/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('The store is protected.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await unprotect.click();
    await expect(
      page.getByRole('button', { name: 'Protect', exact: true }),
    ).toBeVisible();
  });

  await test.step('delete it from the card', async () => {
    await page.getByRole('button', { name: /^Delete/ }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: /delete/i });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox').fill(NAME);
    await expectToBeAccessible(page);
    await takePicture(page, testInfo, '9-delete');
    await confirm.click();
    await expect(page.getByText('Deleting', { exact: true })).toBeVisible();
    await takePicture(page, testInfo, '10-deleting');
  });

  await test.step('see it gone from the card, the stores page and the catalog', async () => {
    await expect(page.getByText(`The store ${NAME} is gone`)).toBeVisible({
      timeout: 60_000,
    });
    await takePicture(page, testInfo, '11-gone');
    await page
      .getByRole('link', { name: 'Stores', exact: true })
      .first()
      .click();
    await page.getByLabel('Search by name or title').fill(NAME);
    await expect(page.getByText('No store matches')).toBeVisible();
    await expect(async () => {
      await page.goto(`/catalog/default/component/${NAME}`);
      await expect(page.getByText(/not found/i).first()).toBeVisible({
        timeout: 5_000,
      });
    }).toPass();
    await takePicture(page, testInfo, '12-catalog');
  });
});
