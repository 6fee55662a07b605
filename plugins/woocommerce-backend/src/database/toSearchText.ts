/**
 * Makes texts comparable whatever their case. Done here, since the databases
 * disagree on the capitals of other languages than English.
 */
export function toSearchText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
