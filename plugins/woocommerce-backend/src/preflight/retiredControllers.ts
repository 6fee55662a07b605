/**
 * Controllers that nobody maintains any more, by what their classes call them,
 * with what is to be said about it. Ingress NGINX was retired in March 2026;
 * F5's `nginx.org/ingress-controller` is another program.
 *
 * @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
 */
const RETIRED: Readonly<Record<string, string>> = {
  'k8s.io/ingress-nginx':
    'Ingress NGINX was retired in March 2026 and gets no more security fixes.',
};

/** Says that a controller is retired; undefined when it isn't. */
export function describeRetirement(controller: string): string | undefined {
  return Object.hasOwn(RETIRED, controller) ? RETIRED[controller] : undefined;
}
