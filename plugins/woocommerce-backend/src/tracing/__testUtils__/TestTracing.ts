import { ServiceFactoryTester } from '@backstage/backend-test-utils';
import { tracingServiceMock } from '@backstage/backend-test-utils/alpha';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  InMemorySpanExporter,
  ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { StoreTracing } from '../StoreTracing';

/** What a test follows, by Backstage's own service. There is one at a time. */
export class TestTracing {
  readonly tracing: StoreTracing;
  readonly #exporter: InMemorySpanExporter;

  static async create(): Promise<TestTracing> {
    const exporter = new InMemorySpanExporter();
    trace.setGlobalTracerProvider(
      new TracerProvider({
        spanProcessors: [new SimpleSpanProcessor({ exporter })],
      }),
    );
    context.setGlobalContextManager(
      new AsyncLocalStorageContextManager().enable(),
    );
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    const service = await ServiceFactoryTester.from(
      tracingServiceMock.factory(),
    ).getSubject('woocommerce');
    return new TestTracing(StoreTracing.create(service), exporter);
  }

  private constructor(tracing: StoreTracing, exporter: InMemorySpanExporter) {
    this.tracing = tracing;
    this.#exporter = exporter;
  }

  /** The spans that have ended, by their names; several of one name in their order. */
  find(name: string): ReadableSpan[] {
    return this.#exporter.getFinishedSpans().filter(span => span.name === name);
  }

  /** The names of all spans that have ended. */
  get names(): string[] {
    return this.#exporter.getFinishedSpans().map(({ name }) => name);
  }

  /** The names of those of one trace. */
  namesOf(traceId: string): string[] {
    return this.#exporter
      .getFinishedSpans()
      .filter(span => span.spanContext().traceId === traceId)
      .map(({ name }) => name);
  }

  stop(): void {
    trace.disable();
    context.disable();
    propagation.disable();
  }
}
