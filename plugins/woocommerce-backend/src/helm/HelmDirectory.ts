import { rmSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of the machine and the process: what comes after tells directories apart. */
const PREFIX = `woocommerce-helm-${hostname()}-`;

const PARTS = ['tmp', 'cache', 'config', 'data', 'kube'];

/**
 * The directory in which Helm keeps its own files: charts from registries, what
 * it knows of a cluster's kinds. It is this process's alone, and values never get
 * there.
 */
export class HelmDirectory {
  readonly #parent: string;
  #path?: string;
  #making?: Promise<string>;
  readonly #onExit = () => {
    if (this.#path) {
      rmSync(this.#path, { recursive: true, force: true });
    }
  };

  static create(options: { parent?: string } = {}): HelmDirectory {
    return new HelmDirectory(options.parent ?? tmpdir());
  }

  private constructor(parent: string) {
    this.#parent = parent;
  }

  /**
   * Makes what is missing of it, since others clear up temporary files, too.
   *
   * @returns its path
   * @throws when it can't be made
   */
  async prepare(): Promise<string> {
    const path = await this.#make();
    const options = { recursive: true, mode: 0o700 };
    for (const part of PARTS) {
      await mkdir(join(path, part), options);
    }
    return path;
  }

  /** Makes one, however many ask for it at the same time. */
  async #make(): Promise<string> {
    this.#making ??= mkdtemp(join(this.#parent, `${PREFIX}${process.pid}-`));
    try {
      const path = await this.#making;
      if (path !== this.#path) {
        this.#path = path;
        process.once('exit', this.#onExit);
      }
      return path;
    } catch (error) {
      this.#making = undefined;
      throw error;
    }
  }

  /**
   * Removes it with all that is in it. So does the end of the process: Backstage
   * runs no hooks at all when it is told twice to end, as by a terminal and by its
   * own command line at the same time.
   */
  async remove(): Promise<void> {
    if (this.#path) {
      process.off('exit', this.#onExit);
      await rm(this.#path, { recursive: true, force: true });
      this.#path = undefined;
      this.#making = undefined;
    }
  }

  /** Removes what processes have left that were killed. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#parent)) {
      const path = join(this.#parent, name);
      if (path !== this.#path && (await isLeftOver(path, name))) {
        await rm(path, { recursive: true, force: true });
      }
    }
  }
}

async function isLeftOver(path: string, name: string): Promise<boolean> {
  const owner = name.startsWith(PREFIX)
    ? Number(name.slice(PREFIX.length).split('-')[0])
    : undefined;
  if (!owner) {
    return false;
  }
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isDirectory() || found.uid !== process.getuid?.()) {
    return false;
  }
  // In a container that was restarted, the process before had the same number.
  return owner === process.pid
    ? found.mtimeMs < Date.now() - process.uptime() * 1_000
    : !isAlive(owner);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
