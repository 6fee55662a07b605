/** Where metrics are read and traces go to; what is absent is off. */
export interface TelemetryConfig {
  readonly prometheus?: { readonly host: string; readonly port: number };
  /** Which part of the requests is followed, from 0 to 1. */
  readonly traces?: { readonly ratio: number };
}

/**
 * Reads the variables that OpenTelemetry has for it. All is off without them, so
 * that several portals run side by side on one machine.
 */
export function readTelemetryConfig(
  environment: Readonly<Record<string, string | undefined>>,
): TelemetryConfig {
  if (environment.OTEL_SDK_DISABLED === 'true') {
    return {};
  }
  const exporters = (environment.OTEL_METRICS_EXPORTER ?? '').split(',');
  const isTraced =
    environment.OTEL_TRACES_EXPORTER !== 'none' &&
    (environment.OTEL_EXPORTER_OTLP_ENDPOINT ??
      environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
  return {
    ...(exporters.some(each => each.trim() === 'prometheus') && {
      prometheus: {
        host: environment.OTEL_EXPORTER_PROMETHEUS_HOST || 'localhost',
        port: readNumber(environment, 'OTEL_EXPORTER_PROMETHEUS_PORT', {
          fallback: 9464,
          min: 1,
          max: 65_535,
        }),
      },
    }),
    ...(isTraced && {
      traces: {
        ratio: readNumber(environment, 'OTEL_TRACES_SAMPLER_ARG', {
          fallback: 1,
          min: 0,
          max: 1,
        }),
      },
    }),
  };
}

function readNumber(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const text = environment[name];
  if (!text) {
    return fallback;
  }
  const value = Number(text);
  if (!(value >= min && value <= max)) {
    throw new Error(
      `The environment variable ${name} is "${text}", and has to be a number from ${min} to ${max}`,
    );
  }
  return value;
}
