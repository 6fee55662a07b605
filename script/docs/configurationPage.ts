import ts from 'typescript';
import { commentOf, parseFile } from './declarations';
import { anyOf, code, madeFrom, page, table } from './markdown';

const SOURCES = [
  'plugins/woocommerce-backend/config.d.ts',
  'plugins/catalog-backend-module-woocommerce/config.d.ts',
];

interface Key {
  path: string;
  type: string;
  isOptional: boolean;
  comment: string;
}

/** Every key of the configuration, from what the packages declare. */
export function configurationPage(): string {
  const keys = SOURCES.flatMap(listKeys);
  return page(
    '# Configuration',
    madeFrom(SOURCES.join(' and ')),
    'Every key that the packages read, in `app-config.yaml`. `<name>` stands for a name of your choice, `[]` for each entry of a list. Keys with a star have to be there, as soon as what they are part of is. The backend does not start with a configuration that can’t work, and names the key.',
    'A whole example is `app-config.yaml` of the repository, and `app-config.production.yaml` has what a portal in production needs over it. What plans, blueprints, storefronts and quotas are for is said in [the backend’s README](packages/woocommerce-backend.md#configuration).',
    ...[...groupKeys(keys)].map(([title, members]) =>
      configurationSection(title, members),
    ),
  );
}

function configurationSection(title: string, keys: Key[]): string {
  const itself = keys.find(({ path }) => path === title);
  const below = keys.filter(({ path }) => path !== title);
  return page(
    `## ${title}`,
    itself && `${itself.comment} ${describeType(itself)}`,
    below.length > 0
      ? table(
          ['Key', 'Type', 'Meaning'],
          below.map(({ path, type, isOptional, comment }) => [
            code(path.slice(title.length).replace(/^\./, '')) +
              (isOptional ? '' : ' \\*'),
            anyOf(type.split(' | ')),
            comment,
          ]),
        )
      : undefined,
  );
}

/** Only what is said by no table. */
function describeType({ type, isOptional }: Key): string {
  return [
    /^object(\[\])?$/.test(type) ? '' : `Type: ${anyOf(type.split(' | '))}.`,
    isOptional ? '' : 'Has to be there.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** By what is configured: `woocommerce.plans`, with all that is below it. */
function groupKeys(keys: Key[]): Map<string, Key[]> {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const title = titleOf(key.path);
    groups.set(title, [...(groups.get(title) ?? []), key]);
  }
  return groups;
}

function titleOf(path: string): string {
  const words = path.split(/\.|\[\]/);
  return words.slice(0, path.startsWith('catalog.') ? 3 : 2).join('.');
}

function listKeys(source: string): Key[] {
  const declaration = parseFile(source).statements.find(
    ts.isInterfaceDeclaration,
  );
  return declaration!.members.flatMap(member => listBelow(member, ''));
}

function listBelow(member: ts.TypeElement, prefix: string): Key[] {
  if (ts.isIndexSignatureDeclaration(member)) {
    // Of a name of one's choice there is nothing to say but what is below it.
    const [below] = unwrap(member.type);
    const path = `${prefix}.<${member.parameters[0].name.getText()}>`;
    return below.flatMap(child => listBelow(child, path));
  }
  if (!ts.isPropertySignature(member) || !member.type) {
    return [];
  }
  const name = member.name.getText();
  const path = prefix ? `${prefix}.${name}` : name;
  const [below, type] = unwrap(member.type);
  const rest = below.flatMap(child =>
    listBelow(child, path + (type.endsWith('[]') ? '[]' : '')),
  );
  const comment = commentOf(member);
  const hasOwnLine = comment || rest.length === 0;
  return hasOwnLine
    ? [
        { path, type, isOptional: Boolean(member.questionToken), comment },
        ...rest,
      ]
    : rest;
}

/** What a type consists of, and how it is called. */
function unwrap(type: ts.TypeNode): [readonly ts.TypeElement[], string] {
  if (ts.isTypeLiteralNode(type)) {
    return [type.members, 'object'];
  }
  if (ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Array') {
    const [members, name] = unwrap(type.typeArguments![0]);
    return [members, `${name}[]`];
  }
  return [[], type.getText().replace(/\s+/g, ' ')];
}
