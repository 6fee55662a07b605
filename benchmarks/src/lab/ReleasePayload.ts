import { gunzipSync, gzipSync } from 'node:zlib';

/**
 * What a Secret of Helm's holds of a release, for copies of the release under
 * other names. It is JSON that Helm compresses and encodes, and that Kubernetes
 * encodes once more. Most of it is the chart, which is the same for all: that is
 * compressed once, as a member of its own, of which a gzip file may have several.
 */
export class ReleasePayload {
  readonly #head: string;
  readonly #common: Buffer;
  readonly #tail: string;

  /**
   * @param data - the key `release` of the Secret
   * @param names - what is to be renamed in copies
   */
  static read(data: string, names: readonly string[]): ReleasePayload {
    const json = gunzipSync(fromBase64(fromBase64(data).toString())).toString();
    const [from, to] = findLongestGap(json, names);
    return new ReleasePayload(json, from, to);
  }

  private constructor(json: string, from: number, to: number) {
    this.#head = json.slice(0, from);
    this.#common = gzipSync(json.slice(from, to));
    this.#tail = json.slice(to);
  }

  /** The key `release` for a copy. */
  copy(rename: (text: string) => string): string {
    const compressed = Buffer.concat([
      gzipSync(rename(this.#head)),
      this.#common,
      gzipSync(rename(this.#tail)),
    ]);
    return Buffer.from(compressed.toString('base64')).toString('base64');
  }
}

/** The longest part of a text in which none of the names is. */
function findLongestGap(
  text: string,
  names: readonly string[],
): [from: number, to: number] {
  let longest: [number, number] = [0, 0];
  let from = 0;
  const note = (to: number) => {
    if (to - from > longest[1] - longest[0]) {
      longest = [from, to];
    }
  };
  for (const { index, 0: name } of text.matchAll(toPattern(names))) {
    note(index);
    from = index + name.length;
  }
  note(text.length);
  return longest;
}

/** Names of stores and their ids hold no character that means something in a pattern. */
function toPattern(names: readonly string[]): RegExp {
  return new RegExp(names.join('|'), 'g');
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
