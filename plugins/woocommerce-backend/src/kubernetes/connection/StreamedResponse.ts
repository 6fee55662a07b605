import { Readable } from 'node:stream';

/** An answer that goes on for as long as both sides like. */
export interface StreamedResponse {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}
