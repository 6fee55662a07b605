import { parseArgs } from 'node:util';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { WoocommerceConfig } from '../config';
import { CliHelmProgram } from '../helm/CliHelmProgram';
import { openPreflight } from '../preflight/openPreflight';
import { readWoocommerceConfig } from '../readWoocommerceConfig';
import { formatPreflight } from './formatPreflight';

const USAGE = `Checks whether the clusters of the configuration have what stores need.

  --config FILE     a file of the portal's configuration; may be given more than once
  --cluster NAME    one of the configuration's clusters; all of them when absent
  --probe           also runs pods, in a namespace of their own that is removed again
  --json            writes JSON instead of text

Ends with 0 when nothing fails, with 1 when something does, and with 2 when it can't be told.
`;

/**
 * Where the doctor writes to, such as `process.stdout`.
 *
 * @public
 */
export interface DoctorOutput {
  /** Takes text as it comes. */
  write(text: string): unknown;
  /** Whether it shows colours. */
  readonly isTTY?: boolean;
  /** How wide it is. */
  readonly columns?: number;
}

/**
 * Checks clusters without a running portal.
 *
 * @returns the exit code: 0 when nothing fails, 1 when something does
 * @throws InputError when the arguments or the configuration can't be used
 *
 * @public
 */
export async function runDoctor(options: {
  /** The portal's configuration. */
  config: RootConfigService;
  /** The arguments of the command line, without the program. */
  args: string[];
  output: DoctorOutput;
}): Promise<number> {
  const { output } = options;
  const args = readArgs(options.args);
  if (args.help) {
    output.write(USAGE);
    return 0;
  }
  const config = readWoocommerceConfig(options.config);
  const preflights = await Promise.all(
    selectClusters(config, args.cluster).map(cluster =>
      check(cluster, config, args.probe),
    ),
  );
  output.write(
    args.json
      ? `${JSON.stringify(preflights, undefined, 2)}\n`
      : preflights.map(each => formatPreflight(each, output)).join('\n'),
  );
  return preflights.some(({ status }) => status === 'fail') ? 1 : 0;
}

function readArgs(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        // Read by whoever made the configuration of them.
        config: { type: 'string', multiple: true },
        cluster: { type: 'string' },
        probe: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new InputError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function selectClusters(
  { clusters }: WoocommerceConfig,
  name: string | undefined,
): WoocommerceConfig['clusters'] {
  const selected = clusters.filter(
    cluster => name === undefined || cluster.name === name,
  );
  if (selected.length === 0) {
    throw new InputError(
      `--cluster must be one of ${clusters
        .map(cluster => cluster.name)
        .join(', ')}`,
    );
  }
  return selected;
}

async function check(
  cluster: WoocommerceConfig['clusters'][number],
  config: WoocommerceConfig,
  probe: boolean,
): Promise<Preflight> {
  const helm = CliHelmProgram.create(config.helm);
  const run = await openPreflight({ cluster, config, helm });
  return run({ probe });
}
