/*
 * Checks clusters without a running portal, in a process of its own:
 *
 *   node /app/packages/backend/dist/doctor.cjs.js --config /app/app-config.yaml [--probe] [--json]
 */
import { ConfigSources } from '@backstage/config-loader';
import { isError } from '@backstage/errors';
import { runDoctor } from '@woocommerce-backstage/plugin-woocommerce-backend';

/** What can't be told is neither well nor ill. */
const UNUSABLE = 2;

async function main(): Promise<void> {
  const source = ConfigSources.default({ argv: process.argv, watch: false });
  process.exitCode = await runDoctor({
    config: await ConfigSources.toConfig(source),
    args: process.argv.slice(2),
    output: process.stdout,
  });
}

main().catch(error => {
  process.stderr.write(`${isError(error) ? error.message : error}\n`);
  process.exitCode = UNUSABLE;
});
