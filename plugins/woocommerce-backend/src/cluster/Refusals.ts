import {
  callCluster,
  getStatusCode,
  getStatusMessage,
} from '../kubernetes/errors';

/** Makes calls that need a right, and remembers which the portal's account hasn't got. */
export class Refusals {
  readonly #messages = new Map<string, string>();

  /** The kinds at which it may not look. */
  get kinds(): string[] {
    return [...this.#messages.keys()].sort();
  }

  /** What the API server said when it refused a kind. */
  get(kind: string): string | undefined {
    return this.#messages.get(kind);
  }

  /** Asks for objects of a kind; undefined when that is refused. */
  async ask<T>(kind: string, call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await callCluster(call);
    } catch (error) {
      if (getStatusCode(error) !== 403) {
        throw error;
      }
      this.#messages.set(kind, getStatusMessage(error));
      return undefined;
    }
  }
}
