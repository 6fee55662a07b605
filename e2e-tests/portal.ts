import AxeBuilder from '@axe-core/playwright';
import { APIRequestContext, expect, Page, TestInfo } from '@playwright/test';

const BACKEND_URL =
  process.env.PLAYWRIGHT_BACKEND_URL ?? 'http://localhost:7007';

/** Opens a page of the portal as the guest, who may do everything. */
export async function openAsGuest(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const enter = page.getByRole('button', { name: 'Enter' });
  const sidebar = page.getByRole('link', { name: 'Settings' });
  await expect(enter.or(sidebar).first()).toBeVisible({ timeout: 60_000 });
  // The development server reloads the page when it has compiled something late.
  await expect(async () => {
    if (await enter.isVisible()) {
      await enter.click({ timeout: 5_000 });
    }
    await expect(sidebar).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

/** Keeps a picture of the page with the test's results, to be looked at. */
export async function takePicture(
  page: Page,
  testInfo: TestInfo,
  name: string,
): Promise<void> {
  const path = testInfo.outputPath(`${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await testInfo.attach(name, { path, contentType: 'image/png' });
}

/** Fails when axe finds a serious obstacle in what the plugin shows. */
export async function expectToBeAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // The style sheets of the plugin's components are named so.
    .include('[class*="WooCommerce"]')
    .analyze();
  expect(
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html)}`),
  ).toEqual([]);
}

/** Calls the stores' REST API as the guest. */
export async function callApi(
  request: APIRequestContext,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  data?: object,
) {
  const session = await request.get(`${BACKEND_URL}/api/auth/guest/refresh`);
  const { backstageIdentity } = await session.json();
  return request.fetch(`${BACKEND_URL}/api/woocommerce${path}`, {
    method,
    data,
    headers: { authorization: `Bearer ${backstageIdentity.token}` },
  });
}

/** Deletes a store as a plan says that was just made. */
export async function deleteStore(
  request: APIRequestContext,
  name: string,
): Promise<void> {
  const plan = await callApi(request, 'POST', `/stores/${name}/delete-plan`);
  const { hash } = await plan.json();
  await callApi(request, 'DELETE', `/stores/${name}?plan=${hash}`);
}
