import { defineConfig } from '@playwright/test';

/**
 * Browser tests against a portal that runs already, which `script/test browser`
 * starts. Playwright's own browsers are not used: the machine's Chromium is.
 */
export default defineConfig({
  testDir: 'e2e-tests',
  outputDir: 'test-results',
  // The stores of one test are seen by all others.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:3000',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
