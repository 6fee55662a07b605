// Runs one step of a store's life: node run.mjs create|order|upgrade|delete, with what script/smoke has exported. It prints
// what the step has found out, and says on the standard error what it does.
import { Portal } from './Portal.mjs';
import { StoreLife } from './StoreLife.mjs';

const { SMOKE_BACKEND_URL, SMOKE_NAME, SMOKE_READINESS, SMOKE_ROUTE } =
  process.env;
const began = Date.now();

const life = StoreLife.create({
  portal: Portal.create(SMOKE_BACKEND_URL),
  name: SMOKE_NAME,
  timeoutMs: Number(process.env.SMOKE_MINUTES) * 60_000,
  say: text => {
    const seconds = Math.round((Date.now() - began) / 1000);
    process.stderr.write(`  ${String(seconds).padStart(4)} s  ${text}\n`);
  },
});

const STEPS = {
  create: async () => {
    const { readiness } = await life.create({ readiness: SMOKE_READINESS });
    return readiness;
  },
  order: () => life.order({ route: SMOKE_ROUTE }),
  upgrade: async () => {
    const { release } = await life.upgrade();
    return release.revision;
  },
  delete: async () => {
    await life.delete();
    return 'gone';
  },
};

try {
  process.stdout.write(`${await STEPS[process.argv[2]]()}\n`);
} catch (error) {
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
