/** A sentence of somebody else's, to be gone on with. */
export function withoutPeriod(text: string): string {
  return text.replace(/\.$/, '');
}
