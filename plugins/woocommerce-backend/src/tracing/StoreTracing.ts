import {
  TracingService,
  TracingServiceAttributes,
  TracingServiceContext,
  TracingServiceSpan,
  TracingServiceSpanKind,
} from '@backstage/backend-plugin-api/alpha';
import { trace } from '@opentelemetry/api';
import { Request } from 'express';

/** What is told of a store whose operation is followed. */
interface TracedStore {
  readonly id: string;
  readonly cluster: string;
  readonly operation: {
    readonly id: string;
    readonly kind: string;
    readonly status: string;
    readonly traceparent?: string;
  };
}

/** The span of what is not followed. */
const NO_SPAN: TracingServiceSpan = {
  setAttribute: () => {},
  setStatus: () => {},
};

type Work<T> = (span: TracingServiceSpan) => Promise<T>;

/** What is told of a piece of work. */
interface Span {
  readonly name: string;
  readonly kind?: TracingServiceSpanKind;
  readonly attributes?: TracingServiceAttributes;
}

/** Follows what is asked for from the request to Helm and to Kubernetes. */
export class StoreTracing {
  readonly #tracing?: TracingService;

  static create(tracing: TracingService): StoreTracing {
    return new StoreTracing(tracing);
  }

  /** Follows nothing. */
  static none(): StoreTracing {
    return new StoreTracing();
  }

  private constructor(tracing?: TracingService) {
    this.#tracing = tracing;
  }

  /** Follows a request, from whoever has made it on. */
  async request<T>(request: Request, work: Work<T>): Promise<T> {
    const tracing = this.#tracing;
    if (!tracing) {
      return work(NO_SPAN);
    }
    const { active } = tracing.context;
    // Something that follows all requests may have begun with this one already.
    const caller = trace.getActiveSpan()
      ? active()
      : tracing.propagation.extract(active(), request.headers);
    return this.#within(caller, work, {
      name: `${request.method} ${request.baseUrl}`,
      kind: 'server',
      attributes: { 'http.request.method': request.method },
    });
  }

  /** Follows what an agent has asked for. */
  async action<T>(work: () => Promise<T>): Promise<T> {
    return this.#start({ name: 'woocommerce action' }, work);
  }

  /** Follows one turn of a store's operation, from what it was asked for with on. */
  async turn<T>(store: TracedStore, work: () => Promise<T>): Promise<T> {
    const tracing = this.#tracing;
    if (!tracing) {
      return work();
    }
    const { id, cluster, operation } = store;
    const asked = tracing.propagation.extract(tracing.context.active(), {
      // What is done for a store later on was not asked for by anybody.
      traceparent:
        operation.status === 'Running' ? operation.traceparent : undefined,
    });
    return this.#within(asked, work, {
      name: `woocommerce ${operation.kind}`,
      kind: 'consumer',
      attributes: {
        'woocommerce.store.id': id,
        'woocommerce.operation.id': operation.id,
        'woocommerce.operation.type': operation.kind,
        'woocommerce.cluster': cluster,
      },
    });
  }

  /** Follows a part of what is followed; looks that nobody has asked for are not. */
  async part<T>(span: Span, work: () => Promise<T>): Promise<T> {
    return trace.getActiveSpan() ? this.#start(span, work) : work();
  }

  async #within<T>(
    context: TracingServiceContext,
    work: Work<T>,
    span: Span,
  ): Promise<T> {
    return this.#tracing!.context.with(context, () => this.#start(span, work));
  }

  async #start<T>({ name, ...options }: Span, work: Work<T>): Promise<T> {
    return this.#tracing
      ? this.#tracing.startActiveSpan(name, options, work)
      : work(NO_SPAN);
  }
}
