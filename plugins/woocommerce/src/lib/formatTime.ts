import { DateTime } from 'luxon';

/** Writes a point in time in the reader's own zone, to the second. */
export function formatTime(time: string): string {
  return DateTime.fromISO(time).toLocaleString(
    DateTime.DATETIME_MED_WITH_SECONDS,
  );
}

/** The same without the day if that is today. */
export function formatShortTime(time: string): string {
  const date = DateTime.fromISO(time);
  return date.hasSame(DateTime.now(), 'day')
    ? date.toLocaleString(DateTime.TIME_WITH_SECONDS)
    : formatTime(time);
}
