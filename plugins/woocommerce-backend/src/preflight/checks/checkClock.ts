import { PreflightCheck } from '../types';

/** The API server's time comes in whole seconds, and takes a moment. */
const TOLERANCE_MS = 5_000;

/** Beyond that, tokens that were just made are taken for those of tomorrow. */
const LIMIT_MS = 60_000;

/** Whether the portal and the cluster agree on what time it is. */
export const checkClock: PreflightCheck = {
  id: 'clock',
  title: 'Clock',
  async run({ api }) {
    const before = Date.now();
    const time = await api.readTime();
    if (!time || Number.isNaN(time.getTime())) {
      return {
        status: 'unknown',
        message: 'The API server does not say what time it is.',
      };
    }
    const skewMs = time.getTime() - (before + Date.now()) / 2;
    const seconds = Math.round(Math.abs(skewMs) / 1_000);
    if (Math.abs(skewMs) <= TOLERANCE_MS) {
      return {
        status: 'pass',
        message: 'The clocks of the portal and of the cluster agree.',
      };
    }
    return {
      status: Math.abs(skewMs) > LIMIT_MS ? 'fail' : 'warn',
      message: `The cluster’s clock is ${seconds} s ${
        skewMs > 0 ? 'ahead of' : 'behind'
      } the portal’s.`,
      fix: 'Have both set their clocks by NTP.',
    };
  },
};
