// Writes the digests of the chart's images, or with --check says which are missing or gone. Started by script/pin-images.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDigests, readImages, writeDigests } from './chartImages.mjs';
import { Registry } from './Registry.mjs';

/** Asks for all images, and returns the new text of image-digests.yaml. */
export async function pinImages({ values, digests, registry }) {
  const images = readImages(values);
  const found = await Promise.all(
    images.map(async image => [image, await registry.findDigest(image)]),
  );
  return writeDigests(digests, new Map(found));
}

/** What keeps the chart from being released: images without a digest, or with one that the registry doesn't have. */
export async function findUnpinned({ values, digests, registry }) {
  const known = readDigests(digests);
  const problems = [];
  for (const image of readImages(values)) {
    const digest = known.get(image);
    if (!digest) {
      problems.push(`${image} has no digest`);
    } else if (!(await registry.has(image, digest))) {
      problems.push(`${image} is not in the registry as ${digest}`);
    }
  }
  return problems;
}

async function main([option]) {
  const chart =
    process.env.CHART ??
    resolve(
      dirname(fileURLToPath(import.meta.url)),
      '../../charts/woocommerce-store',
    );
  const file = join(chart, 'files/image-digests.yaml');
  const values = readFileSync(join(chart, 'values.yaml'), 'utf8');
  const digests = readFileSync(file, 'utf8');
  const registry = Registry.create();
  if (option === '--check') {
    const problems = await findUnpinned({ values, digests, registry });
    for (const problem of problems) {
      process.stderr.write(`${problem}\n`);
    }
    if (problems.length > 0) {
      process.stderr.write(
        'Run script/pin-images, and commit what it writes.\n',
      );
      process.exitCode = 1;
    }
  } else {
    const text = await pinImages({ values, digests, registry });
    writeFileSync(file, text);
    process.stdout.write(text.replace(/^#.*\n/gm, ''));
  }
}

if (fileURLToPath(import.meta.url) === resolve(process.argv[1] ?? '')) {
  main(process.argv.slice(2)).catch(error => {
    const cause = error.cause?.message ? `: ${error.cause.message}` : '';
    process.stderr.write(`${error.message}${cause}\n`);
    process.exitCode = 1;
  });
}
