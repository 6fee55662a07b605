import { resolve } from 'node:path';
import { JsonObject } from '@backstage/types';
import { createValuesCheck } from '../../charts/createValuesCheck';
import { readChangedConfig, WrongConfig } from '../__testUtils__/minimalConfig';
import { blueprintSchema } from './blueprintSchema';
import { readBlueprint } from './readBlueprint';

const CHART = resolve(__dirname, '../../../../../charts/woocommerce-store');
const KEY = 'woocommerce.blueprints.shop';
const url = 'https://mirror.example.com/theme.zip';
const sha256 = '0'.repeat(64);

function blueprint(values: JsonObject): JsonObject {
  return { blueprints: { shop: values } };
}

function rate(values: JsonObject): JsonObject {
  return blueprint({ tax: { rates: [{ rate: 19, name: 'VAT', ...values }] } });
}

function zone(values: JsonObject): JsonObject {
  const methods = [{ type: 'localPickup' }];
  return blueprint({
    shipping: {
      zones: [{ name: 'EU', regions: ['DE'], methods, ...values }],
    },
  });
}

function product(values: JsonObject): JsonObject {
  return blueprint({
    sampleProducts: [{ sku: 'mug', name: 'Mug', price: 9, ...values }],
  });
}

/** Everything that can be said. */
const written = {
  title: 'Germany',
  country: 'DE',
  locale: 'de_DE',
  languagePacks: [{ kind: 'core', url, sha256 }],
  theme: { slug: 'storefront', version: '4.6.0', url, sha256 },
  plugins: [{ slug: 'germanized', version: '3.20.1' }],
  tax: {
    enabled: 'true',
    pricesIncludeTax: false,
    rates: [{ country: 'DE', rate: 19, name: 'MwSt.', shipping: true }],
  },
  shipping: {
    zones: [
      {
        name: 'Europe',
        regions: ['DE', 'US:CA', 'continent:EU'],
        methods: [
          { type: 'flatRate', title: 'Parcel', cost: '4.90' },
          { type: 'freeShipping', minimumAmount: 50 },
        ],
      },
    ],
  },
  sampleProducts: [{ sku: 'mug', name: 'Mug', price: 9.5, stock: '20' }],
};

describe('blueprintSchema', () => {
  it('becomes chart values, without what it leaves to the chart', () => {
    const { title, country, ...content } = written;
    expect(readBlueprint('germany', blueprintSchema.parse(written))).toEqual({
      name: 'germany',
      title,
      values: {
        store: { country },
        blueprint: {
          ...content,
          tax: {
            enabled: true,
            pricesIncludeTax: false,
            rates: [
              { country: 'DE', rate: '19', name: 'MwSt.', shipping: true },
            ],
          },
          shipping: {
            zones: [
              {
                ...written.shipping.zones[0],
                methods: [
                  { type: 'flatRate', title: 'Parcel', cost: '4.90' },
                  { type: 'freeShipping', minimumAmount: '50' },
                ],
              },
            ],
          },
          sampleProducts: [
            { sku: 'mug', name: 'Mug', price: '9.5', stock: 20 },
          ],
        },
      },
    });
  });

  it('becomes values that the chart takes', () => {
    const check = createValuesCheck(CHART);
    const { values } = readBlueprint('all', blueprintSchema.parse(written));
    expect(check(values)).toEqual([]);
  });

  it('needs nothing, and is called by its name then', () => {
    expect(readBlueprint('plain', blueprintSchema.parse({}))).toEqual({
      name: 'plain',
      title: 'plain',
      values: { store: {}, blueprint: {} },
    });
  });

  it.each<WrongConfig>([
    [
      'an odd name',
      { blueprints: { 'My shop': {} } },
      'woocommerce.blueprints["My shop"] must be a name of at most',
    ],
    [
      'an unknown key',
      blueprint({ theme: { slug: 'a', version: '1' }, logo: 'x' }),
      `${KEY}.logo is not a known key`,
    ],
    ['a country', blueprint({ country: 'Germany' }), `${KEY}.country must be`],
    ['a currency', blueprint({ currency: '€' }), `${KEY}.currency must be`],
    ['a locale', blueprint({ locale: 'de-DE' }), `${KEY}.locale must be`],
    [
      'a theme without a version',
      blueprint({ theme: { slug: 'storefront' } }),
      `${KEY}.theme.version is missing`,
    ],
    [
      'a theme from an address without a checksum',
      blueprint({ theme: { slug: 'storefront', version: '4.6.0', url } }),
      `${KEY}.theme.sha256 is missing: nothing is installed whose checksum is not known`,
    ],
    [
      'a theme from a file',
      blueprint({
        theme: { slug: 'a', version: '1', url: 'file:///etc/passwd', sha256 },
      }),
      `${KEY}.theme.url must be an http or https address`,
    ],
    [
      'a checksum of another kind',
      blueprint({ theme: { slug: 'a', version: '1', url, sha256: 'abc' } }),
      `${KEY}.theme.sha256 must be a SHA-256`,
    ],
    [
      'a folder outside',
      blueprint({ plugins: [{ slug: '../x', version: '1' }] }),
      `${KEY}.plugins[0].slug must be the name of a folder`,
    ],
    [
      'WooCommerce as one of the plugins',
      blueprint({ plugins: [{ slug: 'woocommerce', version: '11.0.1' }] }),
      `${KEY}.plugins[0].slug must be another plugin`,
    ],
    [
      'a plugin twice',
      blueprint({
        plugins: [
          { slug: 'a', version: '1' },
          { slug: 'a', version: '2' },
        ],
      }),
      `${KEY}.plugins[1] is there twice: a`,
    ],
    [
      'a language pack of no plugin',
      blueprint({ languagePacks: [{ kind: 'plugin', url, sha256 }] }),
      `${KEY}.languagePacks[0].slug must name the plugin or theme`,
    ],
    ['a rate without a name', rate({ name: '' }), 'rates[0].name must not be'],
    ['a rate above all', rate({ rate: 101 }), 'rates[0].rate must be a number'],
    ['a rate below zero', rate({ rate: -1 }), 'rates[0].rate must be a number'],
    ['a rate’s state', rate({ state: 'California' }), 'rates[0].state must be'],
    [
      'a zone without regions',
      zone({ regions: [] }),
      'zones[0].regions must have at least one region',
    ],
    [
      'an unknown region',
      zone({ regions: ['Europe'] }),
      'zones[0].regions[0] must be a region such as',
    ],
    [
      'an unknown method',
      zone({ methods: [{ type: 'flat_rate' }] }),
      'zones[0].methods[0].type must be flatRate, freeShipping or localPickup',
    ],
    [
      'a price for free shipping',
      zone({ methods: [{ type: 'freeShipping', cost: 1 }] }),
      'zones[0].methods[0].cost must be left out for freeShipping',
    ],
    [
      'a least amount for what isn’t free',
      zone({ methods: [{ type: 'flatRate', minimumAmount: 1 }] }),
      'zones[0].methods[0].minimumAmount must be left out',
    ],
    [
      'an article number',
      product({ sku: 'a b' }),
      'sampleProducts[0].sku must',
    ],
    ['a price', product({ price: '9,50' }), 'sampleProducts[0].price must be'],
    ['a stock', product({ stock: -1 }), 'sampleProducts[0].stock must be'],
    ['a name', product({ name: 'a\nb' }), 'sampleProducts[0].name must not'],
  ])('refuses %s', (_, change, message) => {
    expect(() => readChangedConfig(change)).toThrow(message);
  });
});
