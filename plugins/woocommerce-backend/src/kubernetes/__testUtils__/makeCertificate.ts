import { generate } from 'selfsigned';

/** Makes a certificate for 127.0.0.1 that vouches for itself. */
export function makeCertificate(): { key: string; cert: string } {
  const { private: key, cert } = generate(
    [{ name: 'commonName', value: 'fake' }],
    {
      keySize: 2048,
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    },
  );
  return { key, cert };
}
