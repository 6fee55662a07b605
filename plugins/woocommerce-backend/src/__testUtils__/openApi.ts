import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Response } from 'supertest';
import { readOpenApiDocument } from '../http/readOpenApiDocument';

interface OpenApiDocument {
  paths: Record<string, Record<string, OpenApiOperation>>;
}

interface OpenApiOperation {
  responses: Record<string, object>;
}

const BASE_PATH = '/api/woocommerce';
const ERROR_SCHEMA = '#/components/schemas/ErrorResponse';

/** Made once, as it takes longer than what is checked. */
let loading: ReturnType<typeof loadDescription> | undefined;

/** Fails when an answer isn't one that the API's description allows. */
export async function expectToMatchOpenApi(response: Response): Promise<void> {
  const { document, compile } = await readDescription();
  const { method, path } = response.request as unknown as {
    method: string;
    path?: string;
  };
  const requestPath = path ?? new URL(response.request.url).pathname;
  const validate = compile(
    findSchema({
      document,
      method: method.toLowerCase(),
      path: requestPath.replace(/\?.*$/, '').slice(BASE_PATH.length),
      status: response.status,
    }),
  );
  expect(response.headers['content-type']).toMatch(/^application\/json\b/);
  validate(response.body);
  expect({ body: response.body, errors: validate.errors }).toEqual({
    body: response.body,
    errors: null,
  });
}

/** Makes a function that checks a value by one of the description's schemas. */
export async function compileOpenApiSchema(
  name: string,
): Promise<ValidateFunction> {
  const { compile } = await readDescription();
  return compile(`#/components/schemas/${name}`);
}

function readDescription() {
  loading ??= loadDescription();
  return loading;
}

async function loadDescription() {
  const document = (await readOpenApiDocument()) as unknown as OpenApiDocument;
  const ajv = new Ajv2020({ strict: true, strictTypes: false });
  addFormats(ajv);
  // So that the document counts as a schema, although it only holds some.
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const compile = (ref: string) => {
    const validate =
      compiled.get(ref) ?? ajv.compile({ $ref: `openapi${ref}` });
    compiled.set(ref, validate);
    return validate;
  };
  return { document, compile };
}

function findSchema(options: {
  document: OpenApiDocument;
  method: string;
  path: string;
  status: number;
}): string {
  const { document, method, path, status } = options;
  const template = Object.keys(document.paths).find(candidate =>
    new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const operation = template && document.paths[template][method];
  if (!operation) {
    throw new Error(`The API's description has no ${method} ${path}`);
  }
  // The framework's own answer to whoever isn't signed in.
  if (status === 401) {
    return ERROR_SCHEMA;
  }
  const answer = operation.responses[status];
  if (!answer) {
    throw new Error(
      `The API's description has no answer ${status} to ${method} ${template}`,
    );
  }
  const pointer =
    '$ref' in answer
      ? String(answer.$ref)
      : `#/paths/${template
          .replaceAll('~', '~0')
          .replaceAll('/', '~1')}/${method}/responses/${status}`;
  return `${encodeURI(pointer)}/content/application~1json/schema`;
}
