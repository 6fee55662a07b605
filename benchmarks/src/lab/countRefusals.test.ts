import { sumRefusals } from './countRefusals';

describe('sumRefusals', () => {
  it('adds up what was refused for being too many', () => {
    expect(
      sumRefusals(`# TYPE apiserver_request_total counter
apiserver_request_total{code="200",verb="GET"} 400
apiserver_request_total{code="429",resource="pods",verb="POST"} 3
apiserver_request_total{code="429",resource="pods",verb="GET"} 1e+02
other_total{code="429"} 7
`),
    ).toBe(103);
  });

  it('is nothing when there is no such line', () => {
    expect(sumRefusals('')).toBe(0);
  });
});
