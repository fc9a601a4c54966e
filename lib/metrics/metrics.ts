import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/**
 * The figures of this process for Prometheus, all named `support_…`. No label names a person: neither an address nor a
 * path, a network or an id.
 */
export const registry = new Registry()

/** `by` is next, webhook, language (sent on to its address), or refused (before any). Stored pages are counted below. `status` is the class: "2xx". */
export const requests = new Counter({
  name: 'support_http_requests_total',
  help: 'Answered requests by what answered them and by class of status.',
  labelNames: ['by', 'status'] as const,
  registers: [registry],
})

export const requestSeconds = new Histogram({
  name: 'support_http_request_seconds',
  help: 'From the request to the end of its answer, for requests that were not answered from stored bytes.',
  labelNames: ['by'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
})

/** `state` is hit, stale or miss. */
export const storedPages = new Counter({
  name: 'support_stored_pages_total',
  help: 'Public pages answered from the page cache, by state.',
  labelNames: ['state'] as const,
  registers: [registry],
})

export const webhookLag = new Histogram({
  name: 'support_stripe_webhook_lag_seconds',
  help: 'From the creation of a Stripe event to its arrival here.',
  buckets: [1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14400],
  registers: [registry],
})

/** Adds figures that are read when Prometheus asks. */
export function addGauge(name: string, { help, read }: { help: string; read: () => number }): void {
  const gauge: Gauge = new Gauge({
    name,
    help,
    registers: [registry],
    collect: () => {
      gauge.set(read())
    },
  })
}

/** Memory, processor time, event loop and garbage collection of this process. */
export function addProcessFigures(): void {
  collectDefaultMetrics({ register: registry, prefix: 'support_' })
}
