import { STORE_REASONS } from './reasons';

describe('STORE_REASONS', () => {
  it.each(Object.entries(STORE_REASONS))(
    'says in a sentence what %s means and what to do',
    (reason, { summary, hint }) => {
      expect(reason).toMatch(/^([A-Z][a-z]+)+$/);
      expect(summary).toMatch(/^[A-Z].{10,120}\.$/);
      expect(hint).toMatch(/^[A-Z].{10,160}\.$/);
      expect(hint).not.toBe(summary);
    },
  );

  it('says something else of each', () => {
    const summaries = Object.values(STORE_REASONS).map(
      ({ summary }) => summary,
    );
    expect(new Set(summaries).size).toBe(summaries.length);
  });
});
