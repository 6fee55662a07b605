import { ChildProcess, spawn } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  CallOrder,
  CallReport,
  GuardedOutcome,
  GuardOrder,
  GuardReport,
  GuardStart,
} from './guardMessages';

const GUARD = resolvePackagePath(
  '@woocommerce-backstage/plugin-woocommerce-backend',
  'assets/helmGuard.js',
);

/** A call that has not ended yet. */
interface OpenCall {
  /** The process group of what was started for it. */
  group?: number;
  readonly end: (outcome: GuardedOutcome) => void;
}

/** One life of the guard. */
export class GuardProcess {
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, OpenCall>();
  #lastId = 0;
  #lives = true;

  static start(): GuardProcess {
    return new GuardProcess();
  }

  private constructor() {
    this.#child = spawn(process.execPath, [GUARD], {
      // A signal to the portal's process group must not reach it.
      detached: true,
      env: {},
      serialization: 'json',
      // It reads what programs print, and has nothing to say itself.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // It ends with the portal, which need not wait for it.
    this.#child.unref();
    this.#child.channel?.unref();
    this.#child.on('message', report => this.#hear(report as GuardReport));
    this.#child.once('error', error => this.#die(error.message));
    // By now all that it has said is heard.
    this.#child.once('disconnect', () => this.#die('It has ended'));
  }

  /** Whether it can be given calls. */
  get lives(): boolean {
    return this.#lives && this.#child.connected;
  }

  /** Has it start a program. */
  begin(start: GuardStart): {
    readonly outcome: Promise<GuardedOutcome>;
    /** Says what becomes of what the call runs under. */
    send(order: CallOrder): void;
  } {
    this.#lastId += 1;
    const id = this.#lastId;
    const outcome = new Promise<GuardedOutcome>(end => {
      this.#calls.set(id, { end });
    });
    this.#send({ id, ...start });
    return { outcome, send: order => this.#send({ id, ...order }) };
  }

  /** Ends it, and all that it guards. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #send(order: GuardOrder): void {
    if (this.#child.connected) {
      // One that is gone is noticed by its end.
      this.#child.send(order, () => {});
    }
  }

  #hear({ id, ...rest }: GuardReport): void {
    const report: CallReport = rest;
    const call = this.#calls.get(id);
    if (!call) {
      return;
    }
    if (report.type === 'started') {
      call.group = report.pid;
      return;
    }
    this.#calls.delete(id);
    call.end(report);
  }

  /** Ends what it has left when it was killed. */
  #die(why: string): void {
    this.#lives = false;
    for (const { group, end } of this.#calls.values()) {
      if (group === undefined) {
        end({ type: 'failed', message: `its guard does not run: ${why}` });
      } else {
        killGroup(group);
        end({ type: 'ended', signal: 'SIGKILL', stdout: '', stderr: '' });
      }
    }
    this.#calls.clear();
  }
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // There is nothing left of it.
  }
}
