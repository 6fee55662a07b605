import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/**
 * Changes what a Secret of Helm's holds of a release: JSON that Helm compresses
 * and encodes, which Kubernetes encodes once more.
 *
 * @param data - the key `release` of the Secret
 */
export async function rewriteRelease(
  data: string,
  rewrite: (json: string) => string,
): Promise<string> {
  const json = await decompress(fromBase64(fromBase64(data).toString()));
  const compressed = await compress(rewrite(json.toString()));
  return Buffer.from(compressed.toString('base64')).toString('base64');
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
