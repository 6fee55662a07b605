import { KubectlCli } from '../peers/KubectlCli';

/** How many requests the API server has refused so far for being too many. */
export async function countRefusals(kubectl: KubectlCli): Promise<number> {
  return sumRefusals(await kubectl.run(['get', '--raw', '/metrics']));
}

/** Adds up the refused requests among an API server's metrics. */
export function sumRefusals(metrics: string): number {
  return [
    ...metrics.matchAll(
      /^apiserver_request_total\{[^}]*code="429"[^}]*\} (\S+)$/gm,
    ),
  ].reduce((total, [, count]) => total + Number(count), 0);
}
