import { NotFoundError } from '@backstage/errors';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { validate } from 'jsonschema';
import yaml from 'yaml';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';
import { makePlan } from '../__testUtils__/makePlan';
import { createOptions } from '../__testUtils__/createOptions';
import { TestTask } from '../__testUtils__/TestTask';
import { createStoreActions } from './createStoreActions';

/** Stores in memory that are in the wanted phase at once. */
async function setUp(options: { phase?: Store['phase'] }) {
  const { phase = 'Ready' } = options;
  let deleted = false;
  let created: Store | undefined;
  const { publish: _, ...actionOptions } = await createOptions({
    entityRefs: ['demo', 'garden', 'tea', 'bookshop'],
    stores: {
      createStore: async request => {
        created = makeStore({ ...request, phase });
        return created;
      },
      getStore: async name => {
        if (deleted) {
          throw new NotFoundError(`Store "${name}" does not exist`);
        }
        return created ?? makeStore({ name, phase });
      },
      planStoreDeletion: async () => makePlan(),
      deleteStore: async name => {
        deleted = true;
        return makeStore({ name, phase: 'Deleting' });
      },
    },
  });
  return createStoreActions(actionOptions) as unknown as TemplateAction[];
}

async function listExamples() {
  const actions = await setUp({});
  return actions.flatMap(({ id, examples = [] }) =>
    examples.map(({ description, example }) => ({ id, description, example })),
  );
}

describe('examples', () => {
  it('has some for each action, each of which runs', async () => {
    const examples = await listExamples();
    const actions = await setUp({});
    expect(new Set(examples.map(({ id }) => id))).toEqual(
      new Set(actions.map(({ id }) => id)),
    );

    for (const { id, description, example } of examples) {
      for (const step of yaml.parse(example).steps) {
        const task = new TestTask();
        const action = (await setUp({ phase: step.input.phase })).find(
          candidate => candidate.id === step.action,
        )!;
        expect(action.id).toBe(id);
        expect({
          description,
          errors: validate(step.input, action.schema!.input!).errors,
        }).toEqual({ description, errors: [] });

        await action.handler(task.context(step.input));
        expect({
          description,
          errors: validate(task.outputs, action.schema!.output!).errors,
        }).toEqual({ description, errors: [] });
        expect(task.outputs.storeName).toBe(step.input.name);
      }
    }
  });
});

describe('schema', () => {
  it('describes every input and output', async () => {
    for (const { id, schema } of await setUp({})) {
      for (const { properties } of [schema!.input!, schema!.output!]) {
        for (const [name, property] of Object.entries(properties!)) {
          expect({ id, name, property }).toEqual({
            id,
            name,
            property: expect.objectContaining({
              description: expect.any(String),
            }),
          });
        }
      }
    }
  });

  it('leaves the full stop after an action’s description to the reference', async () => {
    for (const { id, description } of await setUp({})) {
      expect({ id, description }).toEqual({
        id,
        description: expect.stringMatching(/[^.]$/),
      });
    }
  });

  it('refuses inputs that no action knows', async () => {
    for (const { schema } of await setUp({})) {
      expect(
        validate({ name: 'demo', password: 'x' }, schema!.input!).valid,
      ).toBe(false);
    }
  });
});
