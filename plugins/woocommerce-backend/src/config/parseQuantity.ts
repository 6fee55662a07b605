/** The suffixes of quantities, and what they stand for. */
const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * Returns the number that a quantity stands for, in cores or bytes.
 *
 * @param quantity - as Kubernetes writes it, such as `500m` or `2Gi`
 * @throws Error when it is none
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(quantity: string): number {
  const [, number, suffix] =
    /^([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+\.)([a-zA-Z]*)$/.exec(
      quantity,
    ) ?? [];
  const factor = FACTORS[suffix];
  if (factor === undefined) {
    throw new Error(`"${quantity}" is no quantity`);
  }
  return Number(number) * factor;
}
