/** There are more objects of a kind than somebody wanted to read. */
export class TooManyObjectsError extends Error {
  name = 'TooManyObjectsError';

  constructor(atMost: number) {
    super(`There are more than ${atMost} objects`);
  }
}
