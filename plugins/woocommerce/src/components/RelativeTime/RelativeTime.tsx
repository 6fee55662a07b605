import { DateTime } from 'luxon';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { formatTime } from '../../lib/formatTime';
import { woocommerceTranslationRef } from '../../translation';
import { useNow } from './useNow';

/** Below this age the clocks of server and browser matter more than the age. */
const JUST_NOW_MS = 5_000;

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  time: string;
  /** Whether to use abbreviations, where there is little room. */
  short?: boolean;
}

/** How long ago something was, with the exact time on hover. */
export function RelativeTime(props: RelativeTimeProps) {
  const { time, short } = props;
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const date = DateTime.fromISO(time);
  const now = useNow(date.toMillis());
  const text =
    now - date.toMillis() < JUST_NOW_MS
      ? t('time.now')
      : date.toRelative({
          base: DateTime.fromMillis(now),
          style: short ? 'short' : 'long',
        });
  return (
    <time dateTime={time} title={formatTime(time)}>
      {text}
    </time>
  );
}
