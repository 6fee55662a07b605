import { MetricSample, parseMetrics } from './parseMetrics';

/** Reads what a process of this machine tells of itself. */
export async function readMetrics(port: number): Promise<MetricSample[]> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  if (!response.ok) {
    throw new Error(`The metrics at port ${port} answer ${response.status}`);
  }
  return parseMetrics(await response.text());
}
