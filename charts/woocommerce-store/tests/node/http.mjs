// Requests to a store over its route: to the address of the ingress, with the store's own host name.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** Follows nothing and fails for no status: what came is what is tested. */
export function ask(url, { address, method = 'GET', headers = {}, body } = {}) {
  const { protocol, hostname, host, pathname, search } = new URL(url);
  const [addressHost, addressPort] = address.split(':');
  const request = protocol === 'https:' ? requestHttps : requestHttp;
  const options = {
    host: addressHost,
    port: addressPort,
    method,
    path: pathname + search,
    headers: { host, connection: 'close', ...headers },
    // The ingress has a certificate of its own making.
    rejectUnauthorized: false,
    servername: hostname,
    agent: false,
    timeout: 60_000,
  };
  return new Promise((resolve, reject) => {
    const sent = request(options, answer => {
      const chunks = [];
      answer.on('data', chunk => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          cookies: (answer.headers['set-cookie'] ?? []).map(
            cookie => cookie.split(';')[0],
          ),
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`${url}: no answer`)));
    sent.on('error', reject);
    sent.end(body);
  });
}
