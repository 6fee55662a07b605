// What a shopper does, over the store's route and the API that the block checkout uses.
import assert from 'node:assert/strict';

const ADDRESS = {
  first_name: 'Test',
  last_name: 'Shopper',
  address_1: 'Street 1',
  city: 'Berlin',
  postcode: '10115',
  country: 'DE',
  email: 'shopper@example.com',
};

async function callApi(store, path, options = {}) {
  const { body, token, ...rest } = options;
  const answer = await store.ask(`/wp-json/wc/store/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      ...(token ? { 'cart-token': token } : {}),
    },
    body: body && JSON.stringify(body),
    ...rest,
  });
  assert.ok(
    answer.status === 200 || answer.status === 201,
    `${path} answers ${answer.status}: ${answer.text.slice(0, 500)}`,
  );
  return answer;
}

/** Buys a thing and gives the order's number. */
export async function buy(store, { sku = 'song', ...options } = {}) {
  const products = (
    await callApi(store, 'products?per_page=50', options)
  ).json();
  const product = products.find(candidate => candidate.sku === sku);
  assert.ok(product, `no product ${sku} among ${products.map(p => p.sku)}`);
  const cart = await callApi(store, 'cart', options);
  const token = cart.headers['cart-token'];
  assert.ok(token, 'the cart has no token');
  await callApi(store, 'cart/add-item', {
    ...options,
    token,
    body: { id: product.id, quantity: 1 },
  });
  const order = await callApi(store, 'checkout', {
    ...options,
    token,
    body: {
      billing_address: ADDRESS,
      shipping_address: ADDRESS,
      payment_method: 'cod',
    },
  });
  return order.json().order_id;
}

/** Logs in with the Secret's password, and gives the answer and the cookies. */
export async function logIn(store, { password, scheme } = {}) {
  const form = await store.ask('/wp-login.php', { scheme });
  assert.equal(form.status, 200, 'the form of the login');
  const answer = await store.ask('/wp-login.php', {
    scheme,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: form.cookies.join('; '),
    },
    body: new URLSearchParams({
      log: 'admin',
      pwd: password ?? store.secret['wordpress-password'],
      testcookie: '1',
    }).toString(),
  });
  return { ...answer, cookie: answer.cookies.join('; ') };
}

/** Logs in and looks at a page of the administration. */
export async function assertAdministers(store, { scheme } = {}) {
  const { status, headers, cookie } = await logIn(store, { scheme });
  assert.equal(status, 302, 'the login');
  assert.match(headers.location, new RegExp(`^${store.url}/wp-admin/`));
  const page = await store.ask('/wp-admin/profile.php', {
    scheme,
    headers: { cookie },
  });
  assert.equal(page.status, 200, 'the profile');
  assert.match(page.text, /admin@example\.com/);
  return cookie;
}
