import { HelmGuard } from '../HelmGuard';
import { TestLease } from './TestLease';

/**
 * What the portal does during a call of Helm, in a process of its own, which can
 * be killed and stopped: it runs the program and renews the lease.
 */
async function run(): Promise<void> {
  const { leaseMs, ...options } = JSON.parse(process.argv[2]);
  const lease = new TestLease(leaseMs);
  setInterval(() => lease.renew(leaseMs), leaseMs / 5);
  const outcome = await new HelmGuard().run({ ...options, lease });
  process.stdout.write(JSON.stringify(outcome), () => process.exit());
}

void run();
