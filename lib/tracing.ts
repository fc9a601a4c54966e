import type { Pool } from 'pg'

/**
 * The names are those of OpenTelemetry's semantic conventions, such as `http.route`. Each value is one of a few, or a
 * statement without its values: never something that a person wrote, and no id.
 */
export type SpanFields = Record<string, string | number | boolean>

/** `server` answers a request, `client` waits for another server, `consumer` runs a job. */
export type NewSpan = {
  name: string
  kind: 'server' | 'client' | 'consumer' | 'internal'
  fields?: SpanFields
  /** The span that asked for this work earlier, in the format of the header `traceparent`. */
  link?: string | undefined
}

export type OpenSpan = {
  /** False if nothing is recorded: then there is no need to work out fields for `add`. */
  isRecording: boolean
  add: (fields: SpanFields) => void
  /** `kind` is a code or a class, never a message: messages quote what people wrote. */
  fail: (kind: string) => void
}

/** What sends spans to a collector (lib/metrics/send-traces.ts). */
export type Tracing = {
  inSpan: <Value>(span: NewSpan, work: (span: OpenSpan) => Promise<Value>) => Promise<Value>
  /** From now on, each statement that a request or a job runs on this pool gets a span. */
  watchPool: (pool: Pool) => void
  /** The current span as a `traceparent`; undefined if there is none, or it is not sampled. */
  current: () => string | undefined
  /** Sends the spans that are left, and waits a few seconds at most. */
  stop: () => Promise<void>
}

/** Next bundles this module again for its pages; the global gives both the same. */
const holder = globalThis as { tracing?: Tracing }

/** Undefined where OTEL_EXPORTER_OTLP_ENDPOINT is not set: then none of OpenTelemetry's SDK is loaded. */
export function tracing(): Tracing | undefined {
  return holder.tracing
}

/** Called by a process before it opens its database. */
export function useTracing(chosen: Tracing | undefined): void {
  if (chosen === undefined) delete holder.tracing
  else holder.tracing = chosen
}

const ignored: OpenSpan = { isRecording: false, add: () => undefined, fail: () => undefined }

/** Does the work within a span. Without traces it only does the work. */
export function inSpan<Value>(span: NewSpan, work: (span: OpenSpan) => Promise<Value>): Promise<Value> {
  return holder.tracing?.inSpan(span, work) ?? work(ignored)
}
