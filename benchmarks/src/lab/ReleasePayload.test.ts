import { gunzipSync, gzipSync } from 'node:zlib';
import { ReleasePayload } from './ReleasePayload';

const CHART = 'chart '.repeat(1_000);

function encode(json: string): string {
  return toBase64(Buffer.from(gzipSync(json).toString('base64')));
}

function decode(data: string): string {
  const inner = Buffer.from(data, 'base64').toString();
  return gunzipSync(Buffer.from(inner, 'base64')).toString();
}

function toBase64(buffer: Buffer): string {
  return buffer.toString('base64');
}

describe('ReleasePayload', () => {
  it.each([
    ['around what is the same', `{"name":"old","chart":"${CHART}","id":"42"}`],
    ['only before it', `{"name":"old 42","chart":"${CHART}"}`],
    ['only behind it', `{"chart":"${CHART}","name":"old old 42"}`],
    ['nowhere', `{"chart":"${CHART}"}`],
  ])('renames a release whose name is %s', (_, json) => {
    const payload = ReleasePayload.read(encode(json), ['old', '42']);
    const rename = (text: string) =>
      text.replaceAll('old', 'new').replaceAll('42', '43');

    expect(decode(payload.copy(rename))).toBe(rename(json));
    expect(decode(payload.copy(text => text))).toBe(json);
  });
});
