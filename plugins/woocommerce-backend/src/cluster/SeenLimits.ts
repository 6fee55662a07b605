/** How long limits are taken to be there once they were seen. */
const TRUST_MS = 60_000;

/**
 * Remembers which namespaces had their quota and limits a moment ago. They aren't
 * watched, change only with the plan, and were half of what each look asked for.
 */
export class SeenLimits {
  /** When, by `performance.now()`, by the namespace's UID; the oldest first. */
  readonly #seenAt = new Map<string, number>();

  /** Notes that a namespace has them now. */
  add(uid: string): void {
    this.#seenAt.delete(uid);
    this.#seenAt.set(uid, performance.now());
    this.#forget();
  }

  /** Whether a namespace had them within the last minute. */
  has(uid: string): boolean {
    this.#forget();
    return this.#seenAt.has(uid);
  }

  #forget(): void {
    const oldest = performance.now() - TRUST_MS;
    for (const [uid, seenAt] of this.#seenAt) {
      if (seenAt >= oldest) {
        return;
      }
      this.#seenAt.delete(uid);
    }
  }
}
