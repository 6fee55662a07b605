// Whether the charts' images have digests, and the digests are of those images.
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
  const charts = ['charts/woocommerce-store', 'charts/platform'];
  const allExceptions = readJson('script/supply-chain/unpinned-images.json');
  const summaries = [];
  const problems = [];
  const notes = [];
  for (const chart of charts) {
    const found = findImageProblems({
      values: readText(`${chart}/values.yaml`),
      digests: readText(`${chart}/files/image-digests.yaml`),
      exceptions: allExceptions[chart] ?? {},
    });
    summaries.push(
      `${readImages(readText(`${chart}/values.yaml`)).length} of ${chart}`,
    );
    problems.push(...found.problems);
    notes.push(...found.notes);
  }
  report({ summary: `images: ${summaries.join(', ')}`, problems, notes });
}
