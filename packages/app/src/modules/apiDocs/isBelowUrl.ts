/**
 * Says whether a browser that is sent to `url` gets to `baseUrl` or to something
 * below it. The URLs' parts are compared: as texts, `http://portal.evil.example`
 * starts with `http://portal`, too.
 */
export function isBelowUrl(options: { url: string; baseUrl: string }): boolean {
  const { url, baseUrl } = options;
  if (!URL.canParse(url, document.baseURI)) {
    return false;
  }
  const target = new URL(url, document.baseURI);
  const base = new URL(baseUrl, document.baseURI);
  return (
    target.origin === base.origin &&
    withTrailingSlash(target.pathname).startsWith(
      withTrailingSlash(base.pathname),
    )
  );
}

function withTrailingSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
