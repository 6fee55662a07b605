const REDACTED = '[redacted]';

/**
 * What secrets look like, each with what is put in its place. Each pattern looks
 * back at nothing and ahead only so far: what it reads can be one endless word.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    REDACTED,
  ],
  // https://user:password@host
  [/:\/\/[^\s/?#]{1,1024}@/g, `://${REDACTED}@`],
  // Authorization: Basic …
  [
    /(authorization["']?\s{0,8}[:=]\s{0,8}["']?)(?:(?:basic|bearer|digest|negotiate|token)\s{1,8})?[^\s"',;]{1,8192}/gi,
    `$1${REDACTED}`,
  ],
  [/\b(bearer\s{1,8})[\w.~+/=-]{8,8192}/gi, `$1${REDACTED}`],
  // A JSON Web Token
  [/(?<![\w-])eyJ[\w-]{8,4096}\.[\w-]{8,8192}(?:\.[\w-]{0,4096})?/g, REDACTED],
  // mariadb-password: …, "token": "…", API_KEY=…, but not: volume "token" : secret "x" not found
  [
    /((?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credentials?|cookie)[\w.-]{0,64}["']?\s{0,8}[:=]\s{0,8})(?!(?:secret|configmap) ")(?:"(?:[^"\\]|\\[\s\S]){0,8192}"?|'[^']{0,8192}'?|[^\s,;&"'}\])]{1,8192})/gi,
    `$1${REDACTED}`,
  ],
];

/**
 * Takes out of a text what looks like a secret. Helm is given none, so that this
 * only matters for what a cluster, a registry or a chart tells it.
 */
export function redactSecrets(text: string): string {
  return PATTERNS.reduce(
    (redacted, [pattern, replacement]) =>
      redacted.replace(pattern, replacement),
    text,
  );
}
