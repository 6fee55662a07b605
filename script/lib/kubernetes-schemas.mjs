// Writes JSON schemas of everything that the cluster of KUBECONFIG serves, for kubeconform:
//   node kubernetes-schemas.mjs FOLDER      FOLDER/<group>/<kind>_<version>.json; kubeconform calls the core's group v1
// Objects take only the fields that they have, as `kubectl apply --validate=strict` sees it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const REFERENCE = '#/components/schemas/';

function get(path) {
  const options = { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 };
  return JSON.parse(execFileSync('kubectl', ['get', '--raw', path], options));
}

/** A copy in which no object has more than its own fields. */
function close(schema) {
  const closed = { ...schema };
  if (schema.properties) {
    closed.properties = mapValues(schema.properties, close);
    const isOpen =
      schema.additionalProperties !== undefined ||
      schema['x-kubernetes-preserve-unknown-fields'] ||
      schema['x-kubernetes-embedded-resource'];
    if (!isOpen) {
      closed.additionalProperties = false;
    }
  }
  if (typeof schema.additionalProperties === 'object') {
    closed.additionalProperties = close(schema.additionalProperties);
  }
  if (schema.items) {
    closed.items = close(schema.items);
  }
  return closed;
}

function mapValues(object, change) {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, change(value)]),
  );
}

/** The names of a schema and of all that it refers to. */
function reach(name, schemas, reached = new Set()) {
  if (!reached.has(name)) {
    reached.add(name);
    const text = JSON.stringify(schemas[name]);
    for (const [, next] of text.matchAll(
      /"\$ref":"#\/components\/schemas\/([^"]+)"/g,
    )) {
      reach(next, schemas, reached);
    }
  }
  return reached;
}

let count = 0;
for (const [path, { serverRelativeURL }] of Object.entries(
  get('/openapi/v3').paths,
)) {
  if (!/^apis?\//.test(path)) {
    continue;
  }
  const schemas = get(serverRelativeURL).components?.schemas ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    for (const { group, kind, version } of schema[
      'x-kubernetes-group-version-kind'
    ] ?? []) {
      // Others are there because many groups have them, such as DeleteOptions.
      if (
        path !== (group ? `apis/${group}/${version}` : `api/${version}`) ||
        !schema.properties?.metadata
      ) {
        continue;
      }
      const used = [...reach(name, schemas)].map(each => [
        each,
        close(schemas[each]),
      ]);
      const document = {
        $ref: `${REFERENCE}${name}`,
        components: { schemas: Object.fromEntries(used) },
      };
      const place = join(folder, group || version);
      mkdirSync(place, { recursive: true });
      writeFileSync(
        join(place, `${kind.toLowerCase()}_${version}.json`),
        JSON.stringify(document),
      );
      count += 1;
    }
  }
}
console.log(`${count} kinds`);
