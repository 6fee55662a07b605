import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../../..');

/** Beside the packages that the bundle needs. */
const CACHE = join(ROOT, 'node_modules/.cache/woocommerce-faults');

/** A program that `node` can run at once. */
export interface PortalBundle {
  readonly file: string;
  readonly environment: Record<string, string>;
}

/**
 * Puts the portal's own code into one file, so that a process of it starts in a
 * fraction of the time that compiling each module for itself takes. It stays as
 * it is for as long as a lab runs, even while somebody edits the sources.
 *
 * @param name - unlike that of any other lab
 */
export async function bundlePortal(name: string): Promise<PortalBundle> {
  const { build } = await import('esbuild');
  const file = join(CACHE, `${name}.cjs`);
  await build({
    entryPoints: [join(__dirname, 'portal.ts')],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    outfile: file,
    logLevel: 'silent',
    plugins: [
      {
        name: 'own-code-only',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
            kind === 'entry-point' || path.startsWith('@woocommerce-backstage/')
              ? undefined
              : { path, external: true },
          ),
      },
    ],
  });
  return {
    file,
    environment: { NODE_COMPILE_CACHE: join(CACHE, 'compiled') },
  };
}
