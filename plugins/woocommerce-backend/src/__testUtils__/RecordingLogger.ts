import {
  LoggerService,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';

/** Keeps all that is logged, at every level, and prints errors. */
export class RecordingLogger implements RootLoggerService {
  readonly #lines: string[];
  readonly #printer: LoggerService;

  static create(): RecordingLogger {
    return new RecordingLogger([], mockServices.rootLogger({ level: 'error' }));
  }

  private constructor(lines: string[], printer: LoggerService) {
    this.#lines = lines;
    this.#printer = printer;
  }

  /** All lines, with what came along with them. */
  read(): string {
    return this.#lines.join('\n');
  }

  error(message: string, meta?: Error | JsonObject): void {
    this.#note(message, meta);
    this.#printer.error(message, meta);
  }

  warn(message: string, meta?: Error | JsonObject): void {
    this.#note(message, meta);
  }

  info(message: string, meta?: Error | JsonObject): void {
    this.#note(message, meta);
  }

  debug(message: string, meta?: Error | JsonObject): void {
    this.#note(message, meta);
  }

  child(meta: JsonObject): LoggerService {
    this.#note('child', meta);
    return new RecordingLogger(this.#lines, this.#printer.child(meta));
  }

  #note(message: string, meta?: Error | JsonObject): void {
    const text =
      meta instanceof Error
        ? `${meta.stack} ${meta.cause}`
        : JSON.stringify(meta);
    this.#lines.push(`${message} ${text}`);
  }
}
