// The objects that a chart renders, for the tests of all charts.
import { succeed } from './programs.mjs';

/** kubectl, which needs no cluster for this, turns YAML into JSON. */
export async function parseObjects(yaml) {
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
