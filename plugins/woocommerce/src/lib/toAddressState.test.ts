import { makeStore } from '../__testUtils__/makeStore';
import { toAddressState } from './toAddressState';

describe('toAddressState', () => {
  it.each([
    ['Pending', 'notReady'],
    ['Provisioning', 'notReady'],
    ['Ready', 'open'],
    ['Degraded', 'open'],
    ['Failed', 'notReady'],
    ['Deleting', 'deleting'],
  ] as const)('is for a store that is %s: %s', (phase, expected) => {
    expect(toAddressState(makeStore({ phase }))).toBe(expected);
  });

  it('never opens the address of a store on simulated nodes', () => {
    expect(toAddressState(makeStore({ simulated: true }))).toBe('simulated');
  });
});
