import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { startTelemetry, Telemetry } from './startTelemetry';

/** A server that keeps what it is sent. */
async function listen(received: string[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) {
      body += part;
    }
    received.push(`${request.method} ${request.url} ${body}`);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}

function getPort(server: Server): string {
  return String((server.address() as AddressInfo).port);
}

describe('startTelemetry', () => {
  const received: string[] = [];
  let server: Server;
  let telemetry: Telemetry | undefined;

  beforeEach(async () => {
    server = await listen(received);
  });

  afterEach(async () => {
    await telemetry?.stop();
    server.close();
    metrics.disable();
    trace.disable();
    context.disable();
    propagation.disable();
  });

  it('has metrics read by Prometheus', async () => {
    const port = getPort(server);
    server.close();
    await once(server, 'close');
    telemetry = startTelemetry({
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_EXPORTER_PROMETHEUS_PORT: port,
    });
    metrics.getMeter('test').createCounter('kettles_boiled_total').add(2);
    const response = await fetch(`http://localhost:${port}/metrics`);
    const text = await response.text();
    expect(text).toMatch(/^kettles_boiled_total 2$/m);
    expect(text).toContain('service_name="backstage"');
  });

  it('goes without when the port is taken, and says so', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
    telemetry = startTelemetry({
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_EXPORTER_PROMETHEUS_PORT: getPort(server),
    });
    while (warn.mock.calls.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    expect(warn.mock.calls[0][0]).toMatch(
      /^The portal’s metrics can’t be read at localhost:\d+: .*EADDRINUSE/,
    );
    metrics.getMeter('test').createCounter('kettles_boiled_total').add(1);
  });

  it('sends traces, the last ones when it is stopped', async () => {
    // The exporter reads it by itself.
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://localhost:${getPort(
      server,
    )}`;
    try {
      telemetry = startTelemetry(process.env);
      trace.getTracer('test').startActiveSpan('boil', span => {
        const carrier: { traceparent?: string } = {};
        propagation.inject(context.active(), carrier);
        expect(carrier.traceparent).toContain(span.spanContext().traceId);
        span.end();
      });
      await telemetry.stop();
    } finally {
      delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
    }
    expect(received).toEqual([
      expect.stringMatching(/^POST \/v1\/traces .*"boil"/s),
    ]);
  });
});
