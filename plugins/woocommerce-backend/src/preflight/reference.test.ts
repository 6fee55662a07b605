import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileOpenApiSchema } from '../__testUtils__/openApi';
import { PASSIVE_CHECKS } from './checks';
import { PROBE_CHECKS } from './probe/probeChecks';

const PAGE = resolve(__dirname, '../../../../docs/reference/preflight.md');

const checks = [...PASSIVE_CHECKS, ...PROBE_CHECKS].map(
  ({ id, title }) => [id, title] as const,
);

describe('the checks', () => {
  it('are those of docs/reference/preflight.md', () => {
    const rows = [
      ...readFileSync(PAGE, 'utf8').matchAll(
        /^\| `([a-z-]+-?[a-z]*)` +\| ([^|]+?) +\|[^|]+\|[^|]+\|$/gm,
      ),
    ];
    expect(rows.map(([, id, title]) => [id, title])).toEqual(checks);
  });

  it('are those of openapi.yaml', async () => {
    const validate = await compileOpenApiSchema('PreflightCheckId');
    expect(checks.filter(([id]) => !validate(id))).toEqual([]);
  });
});
