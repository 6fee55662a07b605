import { generate } from 'selfsigned';

/** Makes a certificate that vouches for itself: for 127.0.0.1, and a year from now on, unless it is to be another one. */
export function makeCertificate(options: { ip?: string; from?: Date } = {}): {
  key: string;
  cert: string;
} {
  const { ip = '127.0.0.1', from } = options;
  // Whoever makes it checks it by the clock.
  if (from) {
    jest.useFakeTimers({ now: from });
  }
  const { private: key, cert } = generate(
    [{ name: 'commonName', value: 'fake' }],
    {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip }] }],
    },
  );
  if (from) {
    jest.useRealTimers();
  }
  return { key, cert };
}
