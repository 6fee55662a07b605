import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  CLUSTER_RIGHTS,
  NeededRight,
  PREFLIGHT_RIGHTS,
  STORE_RIGHTS,
} from './neededRights';

const TEMPLATES = resolve(
  __dirname,
  '../../../../charts/platform/templates/access',
);

interface Role {
  readonly rules: readonly {
    readonly apiGroups: string[];
    readonly resources: string[];
    readonly resourceNames?: string[];
    readonly verbs: string[];
  }[];
}

/** What a role of the portal's chart gives, one line a verb. Only its frame is templated. */
function readGiven(file: string): string[] {
  const text = readFileSync(resolve(TEMPLATES, file), 'utf8');
  const role = parse(text.replace(/^.*\{\{.*$/gm, '')) as Role;
  return role.rules
    .flatMap(({ apiGroups, resources, resourceNames, verbs }) =>
      apiGroups.flatMap(group =>
        resources.flatMap(resource =>
          toLines({ group, resource, names: resourceNames, verbs }),
        ),
      ),
    )
    .sort();
}

function toLines({ group, resource, names, verbs }: NeededRight): string[] {
  return (names ?? ['']).flatMap(name =>
    verbs.map(verb => `${verb} ${resource}.${group} ${name}`.trim()),
  );
}

describe('the rights that are needed', () => {
  it.each([
    ['clusterrole-portal.yaml', [...CLUSTER_RIGHTS, ...PREFLIGHT_RIGHTS]],
    ['clusterrole-store-installer.yaml', STORE_RIGHTS],
  ])('are those that %s gives', (role, needed) => {
    expect(needed.flatMap(toLines).sort()).toEqual(readGiven(role));
  });
});
