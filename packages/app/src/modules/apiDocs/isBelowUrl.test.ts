import { isBelowUrl } from './isBelowUrl';

describe('isBelowUrl', () => {
  it.each([
    ['http://localhost:7007', 'http://localhost:7007'],
    ['http://localhost:7007', 'http://localhost:7007/api/woocommerce/stores'],
    ['http://localhost:7007/', 'http://LOCALHOST:7007?limit=1'],
    ['https://portal.example', 'https://portal.example:443/api'],
    ['https://portal.example/tools', 'https://portal.example/tools/api'],
    ['https://portal.example/tools/', 'https://portal.example/tools?a=b'],
    // The page itself is at http://localhost.
    ['http://localhost', '/api/woocommerce/stores'],
  ])('sees that below %s is %s', (baseUrl, url) => {
    expect(isBelowUrl({ url, baseUrl })).toBe(true);
  });

  it.each([
    ['http://localhost:7007', 'http://localhost:7007.evil.example/api'],
    ['http://localhost:7007', 'http://localhost.evil.example:7007/api'],
    ['http://localhost:7007', 'http://localhost:7007@evil.example/api'],
    ['http://localhost:7007', 'http://evil.example/http://localhost:7007/api'],
    ['http://localhost:7007', 'http://evil.example?http://localhost:7007/'],
    ['http://localhost:7007', 'http://localhost:70070/api'],
    ['http://localhost:7007', 'http://localhost:7008/api'],
    ['http://localhost:7007', 'https://localhost:7007/api'],
    ['http://localhost:7007', '//evil.example/api'],
    ['http://localhost:7007', '/api'],
    ['http://localhost:7007', 'http://'],
    ['https://portal.example', 'https://evil.portal.example/api'],
    ['https://portal.example/tools', 'https://portal.example/toolshed/api'],
    ['https://portal.example/tools', 'https://portal.example/tools/../api'],
    ['https://portal.example/tools', 'https://portal.example/api'],
    ['https://portal.example/tools', 'https://evil.example/tools/api'],
  ])('sees that not below %s is %s', (baseUrl, url) => {
    expect(isBelowUrl({ url, baseUrl })).toBe(false);
  });
});
