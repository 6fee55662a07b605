import { realpathSync } from 'node:fs';
import { readProcesses } from './readProcesses';

describe('readProcesses', () => {
  it('finds the processes of a program with their memory', async () => {
    const processes = await readProcesses(realpathSync(process.execPath));

    expect(processes).not.toEqual([]);
    for (const { rss, peak } of processes) {
      expect(rss).toBeGreaterThan(0);
      expect(peak).toBeGreaterThanOrEqual(rss);
    }
  });

  it('finds none where none runs', async () => {
    expect(await readProcesses('/nowhere/helm')).toEqual([]);
  });
});
