import { render, screen } from '@testing-library/react';
import { app } from './App';

const CONFIG = {
  app: { title: 'Our stores', baseUrl: 'http://localhost' },
  backend: { baseUrl: 'http://localhost' },
  auth: { environment: 'development' },
};

describe('the portal', () => {
  it('asks visitors to sign in first', async () => {
    const script = document.createElement('script');
    script.type = 'backstage.io/config';
    script.textContent = JSON.stringify([{ context: 'test', data: CONFIG }]);
    document.head.append(script);
    render(app.createRoot());

    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Our stores' })).toBeVisible();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
});
