// What the tests of the chart share: helm and kubectl as programs, and the objects that the chart renders.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CHART = fileURLToPath(new URL('..', import.meta.url));

/** The keys of the Secret that a release needs. */
export const CREDENTIALS = [
  'mariadb-root-password',
  'mariadb-password',
  'wordpress-password',
  'auth-key',
  'secure-auth-key',
  'logged-in-key',
  'nonce-key',
  'auth-salt',
  'secure-auth-salt',
  'logged-in-salt',
  'nonce-salt',
  'verification-key',
  'cache-password',
];

/** The names of the ci values files, without their common end. */
export async function shapes() {
  const files = await readdir(join(CHART, 'ci'));
  return files.map(file => basename(file, '-values.yaml')).sort();
}

export function valuesOf(shape) {
  return join(CHART, 'ci', `${shape}-values.yaml`);
}

/** Runs a program. A failure is a result like any other. */
export function run(program, args, { input = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', chunk => {
        output[name] += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', code => resolve({ code, ...output }));
    // A program that ends without reading its input says why in its own words.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Runs a program that has to succeed, and gives what it printed. */
export async function succeed(program, args, options) {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${stderr || stdout}`);
  }
  return stdout;
}

export async function kubectlJson(args) {
  return JSON.parse(await succeed('kubectl', [...args, '--output', 'json']));
}

/** Renders a shape. */
export function template(shape, args = []) {
  const release = ['store-demo', CHART, '--namespace', 'store-demo'];
  return run('helm', [
    'template',
    ...release,
    '--values',
    valuesOf(shape),
    ...args,
  ]);
}

/** The rendered objects. kubectl, which needs no cluster for this, turns YAML into JSON. */
export async function renderedObjects(shape, args = []) {
  const { code, stdout, stderr } = await template(shape, args);
  if (code !== 0) {
    throw new Error(stderr);
  }
  return parseObjects(stdout);
}

async function parseObjects(yaml) {
  const args = [
    'patch',
    '--local',
    '--type=merge',
    '--patch={}',
    '--output=json',
    '--filename=-',
  ];
  return readStream(await succeed('kubectl', args, { input: yaml }));
}

/** kubectl prints one JSON object after the other. */
function readStream(text) {
  return text
    .split(/^(?=\{$)/m)
    .filter(part => part.trim() !== '')
    .map(part => JSON.parse(part));
}

/** Every pod template in the objects, with the name of what it belongs to. */
export function podTemplates(objects) {
  const templates = [];
  for (const object of objects) {
    const owner = `${object.kind}/${object.metadata.name}`;
    if (object.kind === 'CronJob') {
      templates.push({
        owner,
        template: object.spec.jobTemplate.spec.template,
      });
    } else if (object.kind === 'Pod') {
      templates.push({ owner, template: object });
    } else if (object.spec?.template?.spec?.containers) {
      templates.push({ owner, template: object.spec.template });
    }
  }
  return templates;
}

export function containersOf(template) {
  return [...(template.spec.initContainers ?? []), ...template.spec.containers];
}
