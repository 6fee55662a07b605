const UNITS = [
  { suffix: 'd', seconds: 86_400 },
  { suffix: 'h', seconds: 3_600 },
  { suffix: 'min', seconds: 60 },
  { suffix: 's', seconds: 1 },
];

/** Below this, a tenth of a second is worth telling. */
const PRECISE_MS = 10_000;

/** Writes a duration with its two largest units, such as "1 min 20 s". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) {
    return '< 1 s';
  }
  let rest = Math.round(milliseconds / 1000);
  const parts = new Array<string>();
  for (const unit of UNITS) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) {
      parts.push(`${count} ${unit.suffix}`);
    } else if (parts.length > 0) {
      break;
    }
    if (parts.length === 2) {
      break;
    }
  }
  return parts.join(' ');
}

/** Writes a duration that is usually short, such as "40 ms" or "1.2 s". */
export function formatShortDuration(milliseconds: number): string {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  return milliseconds < PRECISE_MS
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : formatDuration(milliseconds);
}
