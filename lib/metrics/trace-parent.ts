import type { SpanContext } from '@opentelemetry/api'

/** The span in the format of W3C Trace Context; undefined if it is not sampled, because the collector will not have it. */
export function formatParent({ traceId, spanId, traceFlags }: SpanContext): string | undefined {
  return (traceFlags & 1) === 1 ? `00-${traceId}-${spanId}-01` : undefined
}

/** Null if there is no valid `traceparent`. That happens when a web process without traces queued the job. */
export function parseParent(text: string | undefined): SpanContext | null {
  const [, traceId, spanId] = /^00-([\da-f]{32})-([\da-f]{16})-01$/.exec(text ?? '') ?? []
  return traceId === undefined || spanId === undefined
    ? null
    : { traceId, spanId, traceFlags: 1, isRemote: true }
}
