import { relative } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readChart } from './readChart';

describe('readChart', () => {
  const directory = createMockDirectory({
    content: {
      chart: { 'Chart.yaml': 'name: shop\nversion: 0.1.0\n' },
      empty: {},
      broken: { 'Chart.yaml': '{ [' },
      bare: { 'Chart.yaml': 'name: shop\n' },
    },
  });

  const named = { name: 'shop', type: 'woocommerce-store' } as const;

  it.each([
    ['absolute', (path: string) => path],
    ['relative', (path: string) => relative(process.cwd(), path)],
  ])('finds a chart at a path that is %s', (_, toPath) => {
    const path = toPath(directory.resolve('chart'));
    const chart = {
      ...named,
      ref: directory.resolve('chart'),
      version: '0.1.0',
    };
    expect(readChart({ ...named, path })).toEqual(chart);
    expect(readChart({ ...named, path, version: '0.1.0' })).toEqual(chart);
  });

  it('takes a reference as it is', () => {
    const oci = 'oci://registry.example.com/shop';
    expect(readChart({ ...named, oci, version: '1.2.3' })).toEqual({
      ...named,
      ref: oci,
      version: '1.2.3',
    });
  });

  it.each(['empty', 'broken', 'bare', 'absent'])(
    'finds no chart in a directory that is %s',
    name => {
      expect(() =>
        readChart({ ...named, path: directory.resolve(name) }),
      ).toThrow(
        'woocommerce.charts.shop.path must be the directory of a chart',
      );
    },
  );

  it('refuses a chart of another version', () => {
    expect(() =>
      readChart({
        ...named,
        path: directory.resolve('chart'),
        version: '0.2.0',
      }),
    ).toThrow('woocommerce.charts.shop.version must be 0.1.0');
  });
});
