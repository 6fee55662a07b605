/** Helm failed. The message is what Helm said last, fit for people. */
export class HelmError extends Error {
  name = 'HelmError';

  /** Helm's subcommand: upgrade, uninstall or test. */
  readonly command: string;

  /** Undefined when Helm did not end by itself or could not be started. */
  readonly exitCode: number | undefined;

  constructor(options: {
    command: string;
    exitCode: number | undefined;
    message: string;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.command = options.command;
    this.exitCode = options.exitCode;
  }
}
