import { readTelemetryConfig } from './readTelemetryConfig';

describe('readTelemetryConfig', () => {
  it('has all off unless it is asked for', () => {
    expect(readTelemetryConfig({})).toEqual({});
    expect(
      readTelemetryConfig({
        OTEL_METRICS_EXPORTER: 'otlp,none',
        OTEL_EXPORTER_PROMETHEUS_PORT: '9000',
        OTEL_TRACES_SAMPLER_ARG: '0.5',
      }),
    ).toEqual({});
  });

  it('reads where metrics are had and what is followed', () => {
    expect(
      readTelemetryConfig({
        OTEL_METRICS_EXPORTER: 'otlp, prometheus',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      }),
    ).toEqual({
      prometheus: { host: 'localhost', port: 9464 },
      traces: { ratio: 1 },
    });
    expect(
      readTelemetryConfig({
        OTEL_METRICS_EXPORTER: 'prometheus',
        OTEL_EXPORTER_PROMETHEUS_HOST: '0.0.0.0',
        OTEL_EXPORTER_PROMETHEUS_PORT: '9000',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
      }),
    ).toEqual({
      prometheus: { host: '0.0.0.0', port: 9000 },
      traces: { ratio: 0.25 },
    });
  });

  it('can be switched off whatever else is set', () => {
    const environment = {
      OTEL_METRICS_EXPORTER: 'prometheus',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    };
    expect(
      readTelemetryConfig({ ...environment, OTEL_SDK_DISABLED: 'true' }),
    ).toEqual({});
    expect(
      readTelemetryConfig({ ...environment, OTEL_TRACES_EXPORTER: 'none' }),
    ).toEqual({ prometheus: { host: 'localhost', port: 9464 } });
  });

  it.each([
    ['OTEL_EXPORTER_PROMETHEUS_PORT', 'many', 'a number from 1 to 65535'],
    ['OTEL_EXPORTER_PROMETHEUS_PORT', '0', 'a number from 1 to 65535'],
    ['OTEL_TRACES_SAMPLER_ARG', '2', 'a number from 0 to 1'],
  ])('refuses %s "%s"', (name, value, expected) => {
    expect(() =>
      readTelemetryConfig({
        OTEL_METRICS_EXPORTER: 'prometheus',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
        [name]: value,
      }),
    ).toThrow(
      `The environment variable ${name} is "${value}", and has to be ${expected}`,
    );
  });
});
