/** What is used of Prettier 2, which brings no types. */
declare module 'prettier' {
  export function resolveConfig(path: string): Promise<object | null>;
  export function format(text: string, options: object): string;
}
