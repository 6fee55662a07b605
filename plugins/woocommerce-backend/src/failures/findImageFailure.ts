/** What a kubelet calls it when it can't have an image. */
const IMAGE_REASONS = new Set([
  'ErrImageNeverPull',
  'ErrImagePull',
  'ImageInspectError',
  'ImagePullBackOff',
  'InvalidImageName',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** What the registries and runtimes say, by what it comes to. */
const CAUSES: readonly (readonly [string, RegExp])[] = [
  ['RateLimited', /toomanyrequests|429 Too Many Requests|pull rate limit/i],
  [
    'Auth',
    /unauthorized|authentication required|authorization failed|pull access denied|no basic auth credentials|403 Forbidden/i,
  ],
  ['NotFound', /not found|manifest unknown|name unknown|NotFound/i],
  [
    'Unreachable',
    /no such host|dial tcp|i\/o timeout|connection refused|TLS handshake timeout|x509: /i,
  ],
  ['InvalidName', /InvalidImageName|invalid reference format/],
  ['NeverPull', /ErrImageNeverPull|pull policy of Never/],
];

/** Says why an image can't be pulled; undefined when a container waits for something else. */
export function findImageFailure(options: {
  reason: string;
  /** The kubelet's message. */
  said: string;
  /** The container's name. */
  name: string;
  image?: string;
}) {
  const { reason, name, image } = options;
  if (!IMAGE_REASONS.has(reason)) {
    return undefined;
  }
  // The kubelet pulls and waits in turns; what is said of the two is the same.
  const said = options.said.replace(
    /^Back-off pulling image "[^"]*": Err\w+: /,
    '',
  );
  const cause = CAUSES.find(([, pattern]) =>
    pattern.test(`${reason} ${said}`),
  )?.[0];
  const what = `Image ${image ?? ''} of container ${name} can’t be pulled`;
  return {
    reason: 'ImagePullFailed' as const,
    message: `${what}${cause ? ` (${cause})` : ''}: ${said || reason}`,
    proof: said || reason,
  };
}
