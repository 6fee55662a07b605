/** How a call of Helm failed. */
export type HelmFailure =
  /** Helm said so. */
  | 'Failed'
  /** It was still running when its time was up. */
  | 'TimedOut'
  /** It was ended because somebody asked for that, or the portal stops. */
  | 'Canceled'
  /** It was ended because the lease that it ran under was not renewed. */
  | 'LeaseLost'
  /** Somebody else has killed it. */
  | 'Killed'
  /** There is no program that could be run, or no room for its files. */
  | 'Unavailable'
  /** Somebody else's Helm is at work on the release. */
  | 'ReleaseLocked'
  /** There is no release of that name. */
  | 'ReleaseMissing'
  /** What Helm has to keep of the release does not fit into a Secret. */
  | 'ReleaseTooLarge';

/** Those that say nothing of what was asked for. */
const BLAMELESS: readonly HelmFailure[] = [
  'Canceled',
  'LeaseLost',
  'Unavailable',
  'ReleaseLocked',
];

/** Helm failed. The message is what Helm said last, fit for people. */
export class HelmError extends Error {
  name = 'HelmError';

  /** Helm's subcommand: upgrade, uninstall or test. */
  readonly command: string;

  readonly failure: HelmFailure;

  /** Undefined when Helm did not end by itself or could not be started. */
  readonly exitCode: number | undefined;

  constructor(options: {
    command: string;
    failure?: HelmFailure;
    exitCode?: number;
    message: string;
  }) {
    super(options.message);
    this.command = options.command;
    this.failure = options.failure ?? 'Failed';
    this.exitCode = options.exitCode;
  }

  /**
   * Whether it says nothing of what was asked for, so that it is to be tried
   * again and no attempt is used up.
   */
  get isBlameless(): boolean {
    return BLAMELESS.includes(this.failure);
  }
}
