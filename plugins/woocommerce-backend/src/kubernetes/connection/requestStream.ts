import { IncomingMessage, request as requestHttp } from 'node:http';
import { ClientHttp2Session, IncomingHttpHeaders } from 'node:http2';
import { request as requestHttps } from 'node:https';
import { ClusterCredentials } from './ClusterAccess';
import { StreamedResponse } from './StreamedResponse';

/** A request whose answer is read while it comes in. */
export interface StreamRequest {
  readonly url: URL;
  readonly credentials: ClusterCredentials;
  /** Ends the request, and its answer. */
  readonly signal: AbortSignal;
}

/** Makes a request on a connection that it shares with others. */
export async function requestOverHttp2(
  session: ClientHttp2Session,
  request: StreamRequest,
): Promise<StreamedResponse> {
  const { url, credentials, signal } = request;
  const stream = session.request(
    {
      ':path': `${url.pathname}${url.search}`,
      accept: 'application/json',
      ...credentials.headers,
    },
    { signal },
  );
  const [headers] = (await waitForAnswer(stream)) as [
    IncomingHttpHeaders & { ':status': number },
  ];
  return {
    code: headers[':status'],
    headers: toSimpleHeaders(headers),
    body: stream,
  };
}

/** Makes a request on a connection of its own. */
export async function requestOverHttp1(
  request: StreamRequest,
): Promise<StreamedResponse> {
  const { url, credentials, signal } = request;
  const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    agent: credentials.agent,
    headers: { accept: 'application/json', ...credentials.headers },
    signal,
  });
  sent.end();
  const [body] = (await waitForAnswer(sent)) as [IncomingMessage];
  ignoreLateErrors(body);
  return {
    code: body.statusCode ?? 0,
    headers: toSimpleHeaders(body.headers),
    body,
  };
}

/**
 * Returns what comes with an answer. A connection that ends in good order, and a
 * request that the other end throws away, say no more than that they are over.
 */
async function waitForAnswer(emitter: NodeJS.EventEmitter): Promise<unknown[]> {
  ignoreLateErrors(emitter);
  return new Promise((resolve, reject) => {
    emitter.once('response', (...answer) => resolve(answer));
    emitter.once('error', reject);
    emitter.once('close', () =>
      reject(new Error('the request has ended without an answer')),
    );
  });
}

/** Whoever reads gets the error; if nobody does at the moment, it must not end the process. */
function ignoreLateErrors(emitter: NodeJS.EventEmitter): void {
  emitter.on('error', () => {});
}

function toSimpleHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value)]),
  );
}
