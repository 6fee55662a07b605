import { placeAt } from '../__testUtils__/placeAt';
import { JsonValue } from '@backstage/types';
import { STORE_REASONS } from '@woocommerce-backstage/plugin-woocommerce-common';
import fc from 'fast-check';
import {
  claimOf,
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import {
  listFixtures,
  readFixture,
} from '../failures/__testUtils__/readFixture';
import { classifyFailure } from '../failures/classifyFailure';
import { FailureSources } from '../failures/FailureSources';
import { parseVerification } from '../reconcile/parseVerification';
import { cleanOutput } from '../helm/cleanOutput';
import { cleanMessage } from '../text/cleanMessage';

/** What shows as something else than it is, or as nothing. */
const UNFIT = /[^\P{Cc}\t\n]|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** A message, and the words around it. */
const MAX_LENGTH = 2_200;

const LIES: [string, string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['1 MB', 'x'.repeat(1_000_000)],
  ['1 MB of emoji', '🛒'.repeat(250_000)],
  ['colours', '\u001b[31mred\u001b[0m\u001b]0;title\u0007\u009b31m'],
  ['control characters', '\u0000\u0008\u007f\r\nnext'],
  ['text from right to left', '\u202eevil\u2066'],
  ['spaces of no width', 'a\u200bb\ufeffc'],
  ['a password', 'MYSQL_PASSWORD=canary-1'],
];

/** What objects and events say, with a lie in the fields of these names. */
function lie(
  sources: FailureSources,
  fields: RegExp,
  text: string,
): FailureSources {
  const { objects, events } = sources;
  const lies = JSON.stringify({ objects, events }, (key, value: JsonValue) =>
    typeof value === 'string' && fields.test(key) ? `${value} ${text}` : value,
  );
  return { ...sources, ...JSON.parse(lies) };
}

/** Lies in messages alone lead to the same conclusions as before. */
const FIELDS = [/^message$/, /^(message|reason|image)$/, /^(reason|image)$/];

/** Whatever of a failure can't be shown, as it is. */
function findUnfit(failure: ReturnType<typeof classifyFailure>): string[] {
  const texts = [
    failure.message,
    ...failure.evidence.flatMap(({ kind, name, message }) => [
      kind,
      name,
      message,
    ]),
  ];
  const isKnown = Object.hasOwn(STORE_REASONS, failure.reason);
  return [
    ...texts.filter(
      text =>
        UNFIT.test(text) || text.includes('canary') || text.length > MAX_LENGTH,
    ),
    ...(isKnown ? [] : [failure.reason]),
  ];
}

describe('what a cluster says that isn’t so', () => {
  const databases = createTestDatabases();

  it.each(LIES)('row 33: %s in what pods and events say', (_, text) => {
    for (const fixture of listFixtures()) {
      const { sources, now } = readFixture(fixture);
      for (const fields of FIELDS) {
        expect(
          findUnfit(
            classifyFailure({ sources: lie(sources, fields, text), now }),
          ),
        ).toEqual([]);
      }
    }
  });

  it.each(LIES)(
    'row 33: %s in what Helm and the API server answer',
    (_, text) => {
      const now = new Date();
      for (const failure of ['Failed', 'TimedOut', 'Unavailable'] as const) {
        const message = cleanOutput(text);
        const answer = {
          from: 'Helm',
          command: 'upgrade',
          failure,
          message,
        } as const;
        expect(
          findUnfit(classifyFailure({ sources: { answer }, now })),
        ).toEqual([]);
      }
      const message = cleanMessage(text);
      const answer = { from: 'API server', status: 403, message } as const;
      expect(findUnfit(classifyFailure({ sources: { answer }, now }))).toEqual(
        [],
      );
    },
  );

  it.each(LIES)('row 33: %s in what a verification’s pod says', (_, text) => {
    const said = JSON.stringify({
      level: 'checkout',
      passed: false,
      rung: 'checkout',
      step: text,
      message: text,
      answer: text,
      durationsMs: { [text]: 1, [`${text}2`]: text },
    });
    const odd = parseVerification(said);
    expect(odd).toBeUndefined();
    const { step, ...rest } = JSON.parse(said);
    const read = parseVerification(JSON.stringify(rest));
    expect(read!.message.length).toBeLessThanOrEqual(500);
    expect(read!.message).not.toMatch(/[^\P{Cc}\t\n]/u);
    expect(read!.durationsMs).toEqual({});
  });

  it.each(LIES)('row 33: %s in what is recorded and shown', async (_, text) => {
    const knex = await databases.init('SQLITE_3');
    const repository = await createTestRepository(knex);
    const store = await repository.createStore({
      placement: placeAt(newStore()),
      deadlineMs: 60_000,
      event: { type: 'Warning', reason: 'Lie', message: text },
    });
    const lastTransitionTime = new Date().toISOString();
    const evidence = [{ kind: 'Pod', name: 'a', message: text }];
    await repository.updateStore(claimOf(store), {
      status: {
        phase: 'Failed',
        reason: 'CrashLooping',
        message: text,
        evidence,
        conditions: [
          {
            type: 'DatabaseReady',
            status: 'False',
            reason: 'CrashLooping',
            message: text,
            lastTransitionTime,
          },
        ],
      },
      operation: { status: 'Failed', message: text, evidence },
    });
    const read = await repository.findStore('demo');
    const recorded = [
      read!.status.message!,
      read!.status.evidence![0].message,
      read!.status.conditions[0].message,
      read!.operation.message!,
      ...(await repository.listStoreEvents(store.id)).map(
        ({ message }) => message,
      ),
    ];
    expect(recorded).toHaveLength(5);
    for (const each of recorded) {
      expect(each).not.toMatch(/[^\P{Cc}\t\n]/u);
      expect(each.length).toBeLessThanOrEqual(2_000);
    }
  });

  it('row 33: anything is plain, short and said in finite time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...listFixtures()),
        fc.constantFrom(...FIELDS),
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        (fixture, fields, text) => {
          const { sources, now } = readFixture(fixture);
          expect(
            findUnfit(
              classifyFailure({ sources: lie(sources, fields, text), now }),
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
