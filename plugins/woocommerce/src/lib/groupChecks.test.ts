import { PreflightCheckResult } from '@woocommerce-backstage/plugin-woocommerce-common';
import { groupChecks } from './groupChecks';

function makeCheck(
  id: PreflightCheckResult['id'],
  message: string,
  fix?: string,
): PreflightCheckResult {
  const status = 'unknown' as const;
  return { id, title: id, status, message, fix, preventsStores: false };
}

describe('groupChecks', () => {
  it('puts together what came to the same, and keeps the rest apart', () => {
    const groups = groupChecks([
      makeCheck('dns', 'It does not answer.'),
      makeCheck('helm', 'Helm is too old.'),
      makeCheck('clock', 'It does not answer.'),
      makeCheck('capacity', 'It does not answer.', 'Look at it.'),
    ]);
    expect(groups.map(group => group.map(({ id }) => id))).toEqual([
      ['dns', 'clock'],
      ['helm'],
      ['capacity'],
    ]);
  });
});
