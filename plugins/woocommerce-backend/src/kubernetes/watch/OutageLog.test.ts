import { mockServices } from '@backstage/backend-test-utils';
import { OutageLog } from './OutageLog';

const CUT = new Error('connect ECONNREFUSED');
const FORBIDDEN = Object.assign(new Error(), {
  code: 403,
  body: { message: 'pods is forbidden: cannot watch' },
});

describe('OutageLog', () => {
  const logger = mockServices.logger.mock();
  let log: OutageLog;

  beforeEach(() => {
    jest.clearAllMocks();
    log = new OutageLog(logger);
  });

  function lose(path: string, problem: unknown): void {
    log.update({ path, connected: false, problem });
  }

  function restore(path: string): void {
    log.update({ path, connected: true, problem: undefined });
  }

  it('says once that the cluster is lost, and once that it is there again', () => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      lose('/pods', CUT);
      lose('/jobs', CUT);
    }
    expect(logger.warn.mock.calls).toEqual([
      ["Can't watch /pods, trying again until it works: connect ECONNREFUSED"],
    ]);
    restore('/pods');
    expect(logger.info).not.toHaveBeenCalled();
    restore('/jobs');
    expect(logger.info.mock.calls).toEqual([
      ['All stores are watched again after 0 s'],
    ]);
    lose('/jobs', CUT);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('names each kind that may not be watched, even during an outage', () => {
    lose('/jobs', CUT);
    lose('/pods', CUT);
    lose('/pods', FORBIDDEN);
    lose('/pods', FORBIDDEN);
    lose('/namespaces', FORBIDDEN);
    expect(logger.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining('/jobs'),
      expect.stringContaining('/pods, trying again until it works: pods is'),
      expect.stringContaining('/namespaces'),
    ]);
  });

  it('says nothing of what was never lost', () => {
    restore('/pods');
    expect(logger.info).not.toHaveBeenCalled();
  });
});
