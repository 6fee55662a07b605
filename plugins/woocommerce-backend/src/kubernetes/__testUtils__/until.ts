/** Waits until something is so; fails as the test does when it never is. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise(done => setTimeout(done, 5));
  }
}
