// The images that the charts name, and their digests. Uses no package, so that a workflow needs no installation for it.

/** Names of the images in values.yaml, as registry/repository:tag. One without a tag is released with its chart. */
export function readImages(values) {
  const blocks = values.matchAll(/^( +)image:\n((?:\1  .*\n)+)/gm);
  return [...blocks].flatMap(([, , block]) => {
    const value = key =>
      new RegExp(`^ +${key}: '?([^'\\s]+)'?$`, 'm').exec(block)?.[1];
    return value('tag')
      ? [`${value('registry')}/${value('repository')}:${value('tag')}`]
      : [];
  });
}

const LINE = /^(\S+): (sha256:[0-9a-f]{64})$/;

/** What image-digests.yaml says, by the image's name. */
export function readDigests(text) {
  return new Map(
    text
      .split('\n')
      .filter(line => line && !line.startsWith('#'))
      .map(line => {
        const [, image, digest] = LINE.exec(line) ?? [];
        if (!image) {
          throw new Error(`image-digests.yaml: '${line}' is no image: digest`);
        }
        return [image, digest];
      }),
  );
}

/** image-digests.yaml with these digests instead. The comment above them stays. */
export function writeDigests(text, digests) {
  const comment = text.split('\n').filter(line => line.startsWith('#'));
  const lines = [...digests]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([image, digest]) => `${image}: ${digest}`);
  return `${[...comment, ...lines].join('\n')}\n`;
}
