import { makePlan } from '../__testUtils__/makePlan';
import { describePlan } from './describePlan';

describe('describePlan', () => {
  it('names what goes, what stays, and what is in the way', () => {
    expect(
      describePlan(
        'demo',
        makePlan({
          release: { name: 'store-demo', chart: 'shop', version: '1.0.0' },
          volumeClaims: [
            { name: 'data', size: '2Gi', kept: false },
            { name: 'wp', kept: true },
          ],
          hosts: ['demo.localtest.me'],
          blockers: [
            { reason: 'FinalizerHeld', message: 'Claim data is held.' },
          ],
        }),
      ),
    ).toEqual([
      {
        level: 'info',
        text: 'Deleting store "demo" takes away: release store-demo, namespace store-demo, volume claim data (2Gi), volume claim wp (of unknown size), address demo.localtest.me.',
      },
      { level: 'warn', text: 'VolumeKept: Volume pvc-1 stays.' },
      { level: 'warn', text: 'FinalizerHeld: Claim data is held.' },
    ]);
  });

  it('says so when there is nothing', () => {
    const plan = makePlan({ namespace: undefined, warnings: [] });
    expect(describePlan('demo', plan)).toEqual([
      {
        level: 'info',
        text: 'Deleting store "demo" takes away: nothing in the cluster.',
      },
    ]);
  });
});
