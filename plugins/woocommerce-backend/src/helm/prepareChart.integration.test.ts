import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { getStoreChart } from '../charts/getStoreChart';
import { prepareChart } from './prepareChart';

// Helm renders a chart that is not small, three times.
jest.setTimeout(30_000);

const CHART = resolve(__dirname, '../../../../charts/woocommerce-store');

describe('prepareChart with the chart of this project', () => {
  const directory = createMockDirectory();

  async function render(chart: string, programs: string): Promise<string> {
    const { stdout } = await promisify(execFile)('helm', [
      'template',
      'store-demo',
      chart,
      '--set=store.url=http://demo.localtest.me',
      '--set=store.adminEmail=admin@example.com',
      '--set=credentials.existingSecret=store-demo-credentials',
      `--set=programs.existingConfigMaps=${programs}`,
    ]);
    return stdout;
  }

  it('gives the programs the name that the chart expects', async () => {
    const { ref, programs } = await prepareChart({
      ref: CHART,
      parts: getStoreChart('woocommerce-store').programs,
      directory: directory.path,
    });
    const name = programs!.name;
    const whole = await render(CHART, name);
    expect(await render(ref, name)).toBe(whole);
    for (const part of programs!.parts.keys()) {
      expect(whole).toContain(`name: ${name}-${part}\n`);
    }
    expect(whole).not.toContain('<?php');
    await expect(render(CHART, 'programs-0123456789')).rejects.toThrow(
      'of another version of the chart',
    );
  });
});
