import { join } from 'node:path';
import { Settings } from '../readSettings';
import { runProgram } from './runProgram';

/** Kubectl as the cluster's administrator uses it. */
export class KubectlCli {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Applies manifests in their order, by server-side apply. They may be YAML or JSON. */
  async apply(manifests: readonly string[]): Promise<void> {
    // With the first separator, JSON is read as the YAML that it is, too.
    const input = manifests.map(each => `---\n${each}\n`).join('');
    await this.run(['apply', '--server-side', '--filename=-'], input);
  }

  /**
   * Applies the manifests of many at the same time: each of so many programs
   * takes its share, one after the other.
   */
  async applyInParallel(
    manifests: ReadonlyArray<readonly string[]>,
    concurrency: number,
  ): Promise<void> {
    await Promise.all(
      deal(manifests, concurrency).map(share => this.apply(share.flat())),
    );
  }

  /**
   * Deletes namespaces with all that is in them, as somebody does who has no
   * portal and is in a hurry: each of so many programs asks for its share, one
   * after the other, and then waits until all of it are gone. One alone would
   * ask five times a second, client-go's default.
   */
  async deleteNamespaces(
    names: readonly string[],
    concurrency: number,
  ): Promise<void> {
    await Promise.all(
      deal(names, concurrency).map(share =>
        this.run(['delete', 'namespace', '--wait', ...share]),
      ),
    );
  }

  async run(args: readonly string[], input?: string): Promise<string> {
    const { adminKubeconfig, programs } = this.#settings;
    return runProgram(join(programs, 'kubectl'), args, {
      env: { KUBECONFIG: adminKubeconfig },
      input,
    });
  }
}

/** Deals items out like cards, so that the first ones of all shares come first. */
export function deal<T>(items: readonly T[], shares: number): T[][] {
  const dealt = Array.from({ length: shares }, () => [] as T[]);
  items.forEach((item, index) => dealt[index % shares].push(item));
  return dealt.filter(share => share.length > 0);
}
