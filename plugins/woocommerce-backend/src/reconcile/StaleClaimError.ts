/** Something was to be recorded by whoever has lost the store to somebody else. */
export class StaleClaimError extends Error {
  name = 'StaleClaimError';

  constructor() {
    super('The store is worked on by somebody else, or for something else');
  }
}
