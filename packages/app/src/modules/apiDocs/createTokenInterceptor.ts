import { IdentityApi } from '@backstage/frontend-plugin-api';
import { isBelowUrl } from './isBelowUrl';

/** What is needed of the requests that Swagger UI is about to send. */
export interface OpenApiRequest {
  url: string;
  method?: string;
  headers: Record<string, string>;
}

/**
 * Makes the requests that somebody tries out those of the signed-in user, as far
 * as they go to the portal's backend. API definitions come from anybody, so no
 * other server may ever see the token.
 */
export function createTokenInterceptor(options: {
  backendUrl: string;
  identityApi: IdentityApi;
}) {
  const { backendUrl, identityApi } = options;

  return async function addToken<TRequest extends OpenApiRequest>(
    request: TRequest,
  ): Promise<TRequest> {
    const { url, method, headers } = request;
    // Only what is tried out has a method. The others read what a definition
    // refers to, as soon as it is shown: nobody asked for those.
    if (!method || !isBelowUrl({ url, baseUrl: backendUrl })) {
      return request;
    }
    if (hasHeader(headers, 'authorization')) {
      return request;
    }
    const { token } = await identityApi.getCredentials();
    if (!token) {
      return request;
    }
    return {
      ...request,
      headers: { ...headers, Authorization: `Bearer ${token}` },
    };
  };
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return Object.keys(headers).some(key => key.toLowerCase() === name);
}
