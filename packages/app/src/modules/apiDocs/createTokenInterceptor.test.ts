import { mockApis } from '@backstage/frontend-test-utils';
import { createTokenInterceptor } from './createTokenInterceptor';

const BACKEND_URL = 'http://localhost:7007';
const STORES_URL = `${BACKEND_URL}/api/woocommerce/stores`;

function makeInterceptor(options: { token?: string } = { token: 'secret' }) {
  return createTokenInterceptor({
    backendUrl: BACKEND_URL,
    identityApi: mockApis.identity(options),
  });
}

describe('createTokenInterceptor', () => {
  it('sends the user’s token to the backend, and changes nothing else', async () => {
    const request = {
      url: STORES_URL,
      method: 'POST',
      headers: { accept: 'application/json' },
      body: '{"name":"demo"}',
    };
    await expect(makeInterceptor()(request)).resolves.toEqual({
      ...request,
      headers: { accept: 'application/json', Authorization: 'Bearer secret' },
    });
  });

  it.each([
    'http://localhost:7007.evil.example/api/woocommerce/stores',
    'http://localhost.evil.example:7007/api/woocommerce/stores',
    'http://localhost:7007@evil.example/api/woocommerce/stores',
    'http://evil.example/?from=http://localhost:7007/api',
    'https://api.example/stores',
    '/api/woocommerce/stores',
  ])('never sends it to %s', async url => {
    const request = { url, method: 'GET', headers: {} };
    await expect(makeInterceptor()(request)).resolves.toBe(request);
  });

  it('does not send it for what a definition refers to', async () => {
    const request = { url: STORES_URL, headers: {} };
    await expect(makeInterceptor()(request)).resolves.toBe(request);
  });

  it('leaves the credentials that somebody entered', async () => {
    const headers = { authorization: 'Bearer mine' };
    const request = { url: STORES_URL, method: 'GET', headers };
    await expect(makeInterceptor()(request)).resolves.toBe(request);
  });

  it('sends nothing where the user has no token', async () => {
    const request = { url: STORES_URL, method: 'GET', headers: {} };
    await expect(makeInterceptor({})(request)).resolves.toBe(request);
  });
});
