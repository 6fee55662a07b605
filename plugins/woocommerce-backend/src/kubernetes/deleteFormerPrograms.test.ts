import { findFormerPrograms } from './deleteFormerPrograms';
import { PROGRAMS_LABEL } from './names';

describe('findFormerPrograms', () => {
  const makeConfigMap = (programs: string, part: string, day: number) => ({
    metadata: {
      name: `${programs}-${part}`,
      labels: { [PROGRAMS_LABEL]: programs },
      creationTimestamp: new Date(Date.UTC(2026, 0, day)),
    },
  });

  it.each([
    { title: 'nothing', before: [], former: [] },
    {
      title: 'not those whose pods may not have ended',
      before: [
        makeConfigMap('a', 'web', 1),
        makeConfigMap('a', 'bootstrap', 1),
      ],
      former: [],
    },
    {
      title: 'all that are older',
      before: [
        makeConfigMap('b', 'web', 2),
        makeConfigMap('c', 'web', 3),
        makeConfigMap('a', 'web', 1),
        makeConfigMap('a', 'bootstrap', 1),
      ],
      former: ['b-web', 'a-web', 'a-bootstrap'],
    },
  ])('finds $title', ({ before, former }) => {
    expect(findFormerPrograms(before)).toEqual(former);
  });
});
