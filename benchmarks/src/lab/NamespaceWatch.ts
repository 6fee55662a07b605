import type { V1Namespace } from '@kubernetes/client-node';
import { BenchCluster } from './BenchCluster';
import { waitUntil } from './waitUntil';

/** Notes when namespaces are gone, as the API server tells it at once. */
export class NamespaceWatch {
  readonly #goneAt = new Map<string, number>();
  #controller?: AbortController;
  #failure?: Error;

  static async start({ kubeConfig }: BenchCluster): Promise<NamespaceWatch> {
    const { Watch } = await import('@kubernetes/client-node');
    const watch = new NamespaceWatch();
    watch.#controller = await new Watch(kubeConfig).watch(
      '/api/v1/namespaces',
      {},
      (type, namespace) => watch.#hear(type, namespace),
      error => watch.#end(error),
    );
    return watch;
  }

  private constructor() {}

  /**
   * Waits until all of these namespaces are gone.
   *
   * @returns when each was, by `performance.now()`
   */
  async waitUntilGone(names: readonly string[]): Promise<number[]> {
    await waitUntil(
      `${names.length} namespaces are gone`,
      () => {
        if (this.#failure) {
          throw this.#failure;
        }
        return names.every(name => this.#goneAt.has(name));
      },
      { timeoutMs: 1_200_000 },
    );
    return names.map(name => this.#goneAt.get(name)!);
  }

  stop(): void {
    this.#controller?.abort();
  }

  #hear(type: string, { metadata }: V1Namespace): void {
    if (type === 'DELETED') {
      this.#goneAt.set(metadata!.name!, performance.now());
    }
  }

  #end(error: unknown): void {
    this.#failure = new Error('The watch of the namespaces has ended', {
      cause: error,
    });
  }
}
