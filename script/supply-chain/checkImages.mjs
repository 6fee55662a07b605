// Whether the chart's images have digests, and the digests are of those images.
import { readDigests, readImages } from './chartImages.mjs';
import { isProgram, readJson, readText, report } from './repository.mjs';

export function findImageProblems({ values, digests, exceptions }) {
  const images = readImages(values);
  const known = readDigests(digests);
  const problems = [];
  const notes = [];
  for (const image of images.filter(name => !known.has(name))) {
    if (exceptions[image]) {
      notes.push(`${image} has no digest: ${exceptions[image]}`);
    } else {
      problems.push(`${image} has no digest: script/pin-images`);
    }
  }
  for (const image of [...known.keys()].filter(
    name => !images.includes(name),
  )) {
    problems.push(
      `image-digests.yaml has ${image}, which values.yaml doesn't name`,
    );
  }
  for (const image of Object.keys(exceptions)) {
    if (known.has(image) || !images.includes(image)) {
      problems.push(
        `unpinned-images.json: the exception for ${image} is not needed`,
      );
    }
  }
  return { problems, notes };
}

if (isProgram(import.meta.url)) {
  const chart = 'charts/woocommerce-store';
  const values = readText(`${chart}/values.yaml`);
  report({
    summary: `${readImages(values).length} images`,
    ...findImageProblems({
      values,
      digests: readText(`${chart}/files/image-digests.yaml`),
      exceptions: readJson('script/supply-chain/unpinned-images.json'),
    }),
  });
}
