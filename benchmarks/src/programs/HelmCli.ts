import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { CHART } from '../paths';
import { Settings } from '../readSettings';
import { runProgram } from './runProgram';

/** How to install a release otherwise than Helm does by itself. */
export interface HelmInstallOptions {
  /** Whether its objects are not held against the API server's schemas first. */
  readonly isUnchecked?: boolean;
}

/** Helm as somebody uses it who has no portal: by its command line, as the cluster's administrator. */
export class HelmCli {
  readonly #settings: Settings;
  readonly #directory: string;

  static async create(settings: Settings): Promise<HelmCli> {
    const directory = join(settings.directory, 'helm');
    await mkdir(directory, { recursive: true });
    return new HelmCli(settings, directory);
  }

  private constructor(settings: Settings, directory: string) {
    this.#settings = settings;
    this.#directory = directory;
  }

  /**
   * Installs a release in a namespace of the same name, and returns when Helm
   * says that all of it is ready.
   */
  async install(
    release: string,
    values: JsonObject,
    { isUnchecked = false }: HelmInstallOptions = {},
  ): Promise<void> {
    const file = await this.#writeValues(release, values);
    await this.#run([
      'upgrade',
      '--install',
      '--create-namespace',
      '--wait',
      '--timeout=10m',
      ...(isUnchecked ? ['--disable-openapi-validation'] : []),
      `--namespace=${release}`,
      `--values=${file}`,
      release,
      CHART,
    ]);
  }

  /** The values that a release was given. */
  async getValues(release: string): Promise<JsonObject> {
    const args = ['get', 'values', `--namespace=${release}`, '--output=json'];
    return JSON.parse(await this.#run([...args, release]));
  }

  /** What a release would consist of, as manifests. */
  async render(release: string, values: JsonObject): Promise<string> {
    const file = await this.#writeValues(release, values);
    return this.#run([
      'template',
      '--no-hooks',
      `--namespace=${release}`,
      `--values=${file}`,
      release,
      CHART,
    ]);
  }

  /** All releases of the cluster as JSON. By default Helm would list no more than 256. */
  async list(): Promise<string> {
    return this.#run(['list', '--all-namespaces', '--max=0', '--output=json']);
  }

  async #writeValues(release: string, values: JsonObject): Promise<string> {
    const file = join(this.#directory, `${release}.json`);
    await writeFile(file, JSON.stringify(values));
    return file;
  }

  #run(args: readonly string[]): Promise<string> {
    const { adminKubeconfig, programs } = this.#settings;
    return runProgram(join(programs, 'helm'), args, {
      env: {
        KUBECONFIG: adminKubeconfig,
        // Warm after the first call, as on an engineer's own machine.
        HELM_CACHE_HOME: join(this.#directory, 'cache'),
      },
    });
  }
}
