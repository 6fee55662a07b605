import { summarizeSecret } from './summarizeSecret';

describe('summarizeSecret', () => {
  it('names the keys that anyone has set, without their values', () => {
    expect(
      summarizeSecret({
        metadata: {
          managedFields: [
            {
              manager: 'one',
              fieldsV1: {
                'f:data': { '.': {}, 'f:a': {}, 'f:b': {} },
                'f:type': {},
              },
            },
            {
              manager: 'two',
              fieldsV1: { 'f:data': { 'f:b': {}, 'f:c': {} } },
            },
            { manager: 'three', fieldsV1: { 'f:metadata': {} } },
            { manager: 'four' },
          ],
        },
      }),
    ).toEqual({ keys: ['a', 'b', 'c'] });
  });

  it('does not take a Secret for empty of which the cluster tells nothing', () => {
    expect(summarizeSecret({ metadata: {} })).toEqual({});
  });

  it('knows that there is none', () => {
    expect(summarizeSecret(undefined)).toBeUndefined();
  });
});
