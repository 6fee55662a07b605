import { z } from 'zod';
import { expected } from '../values';
import { isLocalAddress } from './isLocalAddress';
import { slug, textLike } from './values';

const url = () =>
  textLike(
    /^https?:\/\/[^\s/@]+\/\S{1,2000}$/,
    'must be an http or https address without a user or password',
  ).refine(
    value => URL.canParse(value) && !isLocalAddress(value),
    'must be an address of another machine, and none that only the machine itself reaches',
  );

const sha256 = () =>
  textLike(
    /^[0-9a-f]{64}$/,
    'must be a SHA-256 of 64 hexadecimal digits in lower case',
  );

/** A theme or plugin; without an address it has to be in the image. */
export const archiveSchema = z
  .strictObject(
    {
      slug: slug(),
      version: textLike(
        /^\d[-0-9A-Za-z.+]{0,39}$/,
        'must be a version such as 2.6.3',
      ),
      url: url().optional(),
      sha256: sha256().optional(),
    },
    expected('must be an object'),
  )
  .refine(archive => archive.url === undefined || archive.sha256, {
    path: ['sha256'],
    message: 'is missing: nothing is installed whose checksum is not known',
  });

/** An archive of translations. */
export const languagePackSchema = z
  .strictObject(
    {
      kind: z.enum(
        ['core', 'plugin', 'theme'],
        'must be core, plugin or theme',
      ),
      slug: slug().optional(),
      url: url(),
      sha256: sha256(),
    },
    expected('must be an object'),
  )
  .refine(pack => (pack.kind === 'core') === (pack.slug === undefined), {
    path: ['slug'],
    message: 'must name the plugin or theme, and be left out for core',
  });
