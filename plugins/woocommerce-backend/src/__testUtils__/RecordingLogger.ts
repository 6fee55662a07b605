import {
  LoggerService,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';

/** A line of a log. */
export interface LogEntry {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  readonly message: string;
  /** What came along with it, and with the loggers that it was given to. */
  readonly fields: JsonObject;
  readonly error?: Error;
}

/** Keeps all that is logged, at every level, and prints errors. */
export class RecordingLogger implements RootLoggerService {
  readonly #entries: LogEntry[];
  readonly #fields: JsonObject;
  readonly #printer: LoggerService;

  static create(): RecordingLogger {
    const printer = mockServices.rootLogger({ level: 'error' });
    return new RecordingLogger([], {}, printer);
  }

  private constructor(
    entries: LogEntry[],
    fields: JsonObject,
    printer: LoggerService,
  ) {
    this.#entries = entries;
    this.#fields = fields;
    this.#printer = printer;
  }

  /** All lines so far. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** The same as text. */
  read(): string {
    return this.#entries
      .map(
        ({ message, fields, error }) =>
          `${message} ${JSON.stringify(fields)} ${
            error ? `${error.stack} ${error.cause}` : ''
          }`,
      )
      .join('\n');
  }

  error(message: string, meta?: Error | JsonObject): void {
    this.#note('error', message, meta);
    this.#printer.error(message, meta);
  }

  warn(message: string, meta?: Error | JsonObject): void {
    this.#note('warn', message, meta);
  }

  info(message: string, meta?: Error | JsonObject): void {
    this.#note('info', message, meta);
  }

  debug(message: string, meta?: Error | JsonObject): void {
    this.#note('debug', message, meta);
  }

  child(meta: JsonObject): LoggerService {
    return new RecordingLogger(
      this.#entries,
      { ...this.#fields, ...meta },
      this.#printer.child(meta),
    );
  }

  #note(
    level: LogEntry['level'],
    message: string,
    meta?: Error | JsonObject,
  ): void {
    this.#entries.push(
      meta instanceof Error
        ? { level, message, fields: this.#fields, error: meta }
        : { level, message, fields: { ...this.#fields, ...meta } },
    );
  }
}
