import { KubectlCli } from '../programs/KubectlCli';
import { parseMetrics, sumMetric } from './parseMetrics';

/** How many requests the API server has refused so far for being too many. */
export async function countRefusals(kubectl: KubectlCli): Promise<number> {
  const metrics = await kubectl.run(['get', '--raw', '/metrics']);
  return sumMetric(parseMetrics(metrics), 'apiserver_request_total', {
    code: '429',
  });
}
