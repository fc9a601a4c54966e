import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { log } from '../log'
import { useTracing, type NewSpan, type OpenSpan } from '../tracing'
import { formatParent, parseParent } from './trace-parent'
import { watchPool } from './trace-statements'

/** How long a process that is stopping waits for the collector. */
const patienceMs = 3_000

/**
 * Sends this process's traces to a collector by OTLP over HTTP. Import it only where OTEL_EXPORTER_OTLP_ENDPOINT is set.
 * The packages read the other standard variables themselves. Our provider is not registered as the global one, because
 * Next would then add its own spans. Those contain URLs, and a URL may contain a token.
 */
export function sendTraces(process: 'web' | 'worker'): void {
  const names = resourceFromAttributes({ 'service.namespace': 'support', 'service.name': process })
  const detected = detectResources({ detectors: [serviceInstanceIdDetector, envDetector] })
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(names).merge(detected),
    spanProcessors: [new BatchSpanProcessor(new LoggedExporter())],
  })
  const tracer = provider.getTracer('support')
  const contexts = new AsyncLocalStorage<Context>()
  const active = () => contexts.getStore()

  async function inSpan<Value>(
    { name, kind, fields = {}, link }: NewSpan,
    work: (span: OpenSpan) => Promise<Value>,
  ): Promise<Value> {
    const linked = parseParent(link)
    const options = {
      kind: kinds[kind],
      attributes: fields,
      links: linked === null ? [] : [{ context: linked }],
    }
    const context = active() ?? ROOT_CONTEXT
    const span = tracer.startSpan(name, options, context)
    try {
      return await contexts.run(trace.setSpan(context, span), () => work(open(span)))
    } catch (error) {
      fail(span, kindOf(error))
      throw error
    } finally {
      span.end()
    }
  }

  useTracing({
    inSpan,
    watchPool: (pool) => watchPool(pool, { inSpan, isInside: () => active() !== undefined }),
    current() {
      const span = trace.getSpanContext(active() ?? ROOT_CONTEXT)
      return span === undefined ? undefined : formatParent(span)
    },
    // The exporter has logged why a collector refuses; that must not keep a process from ending well.
    stop: () =>
      Promise.race([
        provider.shutdown().catch(() => undefined),
        pause(patienceMs, undefined, { ref: false }),
      ]),
  })
  log.info('traces.started', { service: process })
}

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
}

function open(span: Span): OpenSpan {
  return {
    isRecording: span.isRecording(),
    add: (fields) => span.setAttributes(fields),
    fail: (kind) => fail(span, kind),
  }
}

function fail(span: Span, kind: string): void {
  span.setAttribute('error.type', kind).setStatus({ code: SpanStatusCode.ERROR })
}

/** The error's code (of PostgreSQL, Node or nodemailer) or else its class, but no message: it may quote what somebody wrote. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z\d_]{3,40}$/.test(code) ? code : error.constructor.name
}

/** Logs once that the collector refuses spans or does not answer, and again only after it has worked in between. */
class LoggedExporter extends OTLPTraceExporter {
  #isWorking = true

  override export(...[spans, done]: Parameters<OTLPTraceExporter['export']>): void {
    super.export(spans, (result) => {
      // The enumeration is in a package that we do not need otherwise.
      const code: number = result.code
      if (code === 0) this.#isWorking = true
      else if (this.#isWorking) {
        this.#isWorking = false
        log.warn('traces.not_sent', { reason: result.error?.message })
      }
      done(result)
    })
  }
}
