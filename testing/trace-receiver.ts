import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

type Value = { stringValue?: string; intValue?: number | string; boolValue?: boolean; doubleValue?: number }
type Fields = { key: string; value: Value }[]
type Sent = {
  resourceSpans: {
    resource: { attributes: Fields }
    scopeSpans: {
      spans: {
        name: string
        traceId: string
        spanId: string
        parentSpanId?: string
        kind: number
        status: { code?: number }
        attributes?: Fields
        links?: { traceId: string; spanId: string }[]
      }[]
    }[]
  }[]
}

/** A span as a collector gets it. */
export type ReceivedSpan = {
  service: unknown
  name: string
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  isError: boolean
  fields: Record<string, unknown>
  links: string[]
}

export type TraceReceiver = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string
  spans: () => ReceivedSpan[]
  /** All that arrived, byte for byte. */
  text: () => string
  stop: () => Promise<void>
}

/** A collector: receives traces by OTLP over HTTP, in JSON. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url !== '/v1/traces' || request.method !== 'POST') return response.writeHead(404).end()
      const bytes = Buffer.concat(chunks)
      const isPacked = request.headers['content-encoding'] === 'gzip'
      bodies.push((isPacked ? gunzipSync(bytes) : bytes).toString('utf8'))
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => bodies.flatMap((body) => spansIn(JSON.parse(body) as Sent)),
    text: () => bodies.join('\n'),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function spansIn({ resourceSpans }: Sent): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = fieldsOf(resource.attributes)['service.name']
    const spans = scopeSpans.flatMap((scope) => scope.spans)
    return spans.map(({ name, traceId, spanId, parentSpanId, status, attributes, links }) => ({
      service,
      name,
      traceId,
      spanId,
      parentSpanId,
      isError: status.code === 2,
      fields: fieldsOf(attributes ?? []),
      links: (links ?? []).map((link) => `${link.traceId} ${link.spanId}`),
    }))
  })
}

function fieldsOf(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ key, value }) => [key, Object.values(value)[0]]))
}
