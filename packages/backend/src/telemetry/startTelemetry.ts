import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { readTelemetryConfig, TelemetryConfig } from './readTelemetryConfig';

/** What was started, to be stopped when the portal is. */
export interface Telemetry {
  stop(): Promise<void>;
}

/** Sets up OpenTelemetry for all plugins, as far as it is asked for. */
export function startTelemetry(
  environment: Readonly<Record<string, string | undefined>>,
): Telemetry {
  const { prometheus, traces } = readTelemetryConfig(environment);
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'backstage' }))
    .merge(detectResources({ detectors: [envDetector] }));
  const stops = [
    ...(prometheus ? [startMetrics(prometheus, resource)] : []),
    ...(traces ? [startTraces(traces, resource)] : []),
  ];
  return {
    stop: async () => {
      await Promise.allSettled(stops.map(stop => stop()));
    },
  };
}

function startMetrics(
  { host, port }: NonNullable<TelemetryConfig['prometheus']>,
  resource: Resource,
): () => Promise<void> {
  const exporter = new PrometheusExporter(
    { host, port, withoutScopeInfo: true },
    error => {
      if (error) {
        // The portal has no logger yet, and is of use without.
        process.emitWarning(
          `The portal’s metrics can’t be read at ${host}:${port}: ${error}`,
        );
      }
    },
  );
  const provider = new MeterProvider({ resource, readers: [exporter] });
  metrics.setGlobalMeterProvider(provider);
  return () => provider.shutdown();
}

function startTraces(
  { ratio }: NonNullable<TelemetryConfig['traces']>,
  resource: Resource,
): () => Promise<void> {
  const provider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(ratio),
    }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter: new OTLPTraceExporter() }),
    ],
  });
  context.setGlobalContextManager(
    new AsyncLocalStorageContextManager().enable(),
  );
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}
