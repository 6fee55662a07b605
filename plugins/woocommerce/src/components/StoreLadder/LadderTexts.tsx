import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { formatDuration } from '../../lib/formatDuration';
import { formatShortTime } from '../../lib/formatTime';
import { CronHealth } from '../../lib/toCronHealth';
import { Rung } from '../../lib/toLadder';
import { woocommerceTranslationRef } from '../../translation';

/** The state of a rung in words. */
export function RungText(props: { rung: Rung }) {
  const { state, needed, duration, since } = props.rung;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const time = since ? formatShortTime(since) : '';
  switch (state) {
    case 'reached':
      if (!needed) {
        return <>{t('ladder.reachedUnneeded')}</>;
      }
      return duration === undefined ? (
        <>{t('ladder.reached')}</>
      ) : (
        <>{t('ladder.reachedIn', { duration: formatDuration(duration) })}</>
      );
    case 'failed':
      return (
        <>{t(needed ? 'ladder.failed' : 'ladder.failedUnneeded', { time })}</>
      );
    case 'current':
      return <>{t('ladder.current', { time })}</>;
    default:
      return <>{t(`ladder.${state}`)}</>;
  }
}

/** Whether cron works, in words. */
export function CronText(props: { cron: CronHealth }) {
  const { state, since } = props.cron;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const time = since ? formatShortTime(since) : '';
  switch (state) {
    case 'reached':
      return <>{t('ladder.cronHealthy', { time })}</>;
    case 'failed':
      return <>{t('ladder.failed', { time })}</>;
    default:
      return <>{t('ladder.skipped')}</>;
  }
}
