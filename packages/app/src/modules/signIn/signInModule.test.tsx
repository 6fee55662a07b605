import { render, screen } from '@testing-library/react';
import { createApp } from '@backstage/frontend-defaults';
import { mockApis } from '@backstage/frontend-test-utils';
import { signInModule } from './signInModule';

function renderApp(environment: string) {
  const config = mockApis.config({
    data: {
      app: { title: 'Our stores', baseUrl: 'http://localhost' },
      backend: { baseUrl: 'http://localhost' },
      auth: { environment },
    },
  });
  const app = createApp({
    features: [signInModule],
    advanced: { configLoader: async () => ({ config }) },
  });
  render(app.createRoot());
}

describe('signInModule', () => {
  it('lets guests in while the portal is developed', async () => {
    renderApp('development');
    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
  });

  it('lets no guest in elsewhere, and says what to do', async () => {
    renderApp('production');
    expect(await screen.findByText('Nobody can sign in yet')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Enter' }),
    ).not.toBeInTheDocument();
  });
});
