import type { V1Pod } from '@kubernetes/client-node';
import { findUpgradeFailure } from './findUpgradeFailure';

const SAID = 'UpgradeFailed/PluginUnavailable: The mirror does not answer.';

function makePod(message: string | undefined, metadata = {}): V1Pod {
  return {
    metadata,
    status: {
      initContainerStatuses: ['content', 'store'].map(name => ({
        name,
        image: '',
        imageID: '',
        ready: true,
        restartCount: 0,
        state: {
          terminated: {
            exitCode: 0,
            message: name === 'store' ? message : undefined,
          },
        },
      })),
    },
  };
}

describe('findUpgradeFailure', () => {
  it('finds it in any init container', () => {
    expect(findUpgradeFailure([makePod(undefined), makePod(SAID)])).toBe(
      'The mirror does not answer.',
    );
  });

  it.each<[string, V1Pod[]]>([
    ['pods that said nothing', [makePod(undefined), {}]],
    ['another message', [makePod('Done.')]],
    ['a first set-up that failed', [makePod('BootstrapFailed/X: no')]],
    [
      'pods that are going away',
      [makePod(SAID, { deletionTimestamp: new Date() })],
    ],
  ])('finds none in %s', (_, pods) => {
    expect(findUpgradeFailure(pods)).toBeUndefined();
  });
});
