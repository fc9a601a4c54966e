import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { payOnHostedPage } from '../stripe-sandbox/src/testing/drive'
import { eventually } from '../testing/fixtures/sending'
import { work } from '../testing/fixtures/work'
import { programFile } from '../testing/run-program'
import { startTraceReceiver, type ReceivedSpan, type TraceReceiver } from '../testing/trace-receiver'
import { world } from '../testing/world'
import { findArticle } from '../lib/articles/queries'
import { db } from '../lib/db'
import { startDonation } from '../lib/donations/checkout/start-donation'
import { sendTraces } from '../lib/metrics/send-traces'
import { signUp } from '../lib/newsletter/sign-up/sign-up'
import { watchPool } from '../lib/metrics/trace-statements'
import { tracing, useTracing, type NewSpan, type OpenSpan } from '../lib/tracing'
import { traceRequests } from './trace-requests'
import { answerWebhook } from './webhooks/answer-webhook'

// Requests over a real connection, the jobs that they queue, and what a collector receives of both. What readers wrote,
// where they came from and what they gave must be in none of it.

const now = () => world().clock.now()
const email = 'anna.petrova@example.org'
const donorEmail = 'boris.ivanov@example.org'
const ip = '203.0.113.77'
const amount = 43_217
const visitor = 'a-cookie-of-a-browser'
const slug = 'what-one-reader-opened'

let receiver: TraceReceiver
let spans: ReceivedSpan[] = []
const server = createServer()
let site: string

beforeAll(async () => {
  receiver = await startTraceReceiver()
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.url
  sendTraces('web')
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    const answered = answerWebhook(request, response) ?? answer(request, response)
    answered.catch(() => response.writeHead(500).end())
  }
  const routeOf = (url: string) =>
    url.startsWith('/articles/')
      ? '/articles/[slug]'
      : (/^\/(newsletter|donate|fail|api\/stripe\/webhook)/.exec(url)?.[0] ?? null)
  server.on(
    'request',
    traceRequests(serve, () => routeOf),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await act()
  await tracing()?.stop()
  spans = receiver.spans()
})

afterAll(async () => {
  useTracing(undefined)
  server.closeAllConnections()
  server.close()
  await receiver.stop()
})

/** Stands in for the pages, which a build has. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
  if (pathname === '/newsletter')
    await signUp(
      { email: searchParams.get('email') ?? '', page: '/newsletter', website: '' },
      { now: now(), ip, language: 'en' },
    )
  if (pathname.startsWith('/articles/')) await findArticle(pathname.split('/')[2] ?? '')
  if (pathname === '/fail') await db().$executeRaw`select ${email}::int`
  if (pathname !== '/donate') return void response.end('done')
  const donation = { minor: amount, currency: 'usd' }
  const asked = { frequency: 'once' as const, article: undefined, placement: 'article', campaign: undefined }
  const started = await startDonation({ ...asked, amount: donation }, { now: now(), ip, visitor })
  if (!started.ok) throw new Error(started.reason)
  response.end(started.value.checkoutUrl)
}

async function act(): Promise<void> {
  const headers = { 'x-forwarded-for': ip, cookie: `visitor=${visitor}` }
  await fetch(`${site}/newsletter?email=${email}`, { method: 'POST', headers })
  await work()
  await world().mails.waitForMail(({ envelope }) => envelope.to.includes(email))
  const url = await (await fetch(`${site}/donate`, { method: 'POST', headers })).text()
  await payOnHostedPage({ url, card: '4242424242424242', email: donorEmail, name: 'Boris Ivanov' })
  const { body, signature } = await world().webhooks.waitFor('checkout.session.completed')
  const event = { method: 'POST', body, headers: { 'stripe-signature': signature } }
  expect((await fetch(`${site}/api/stripe/webhook`, event)).status).toBe(200)
  await work()
  await fetch(`${site}/fail?token=a-secret-token`, { headers })
  await fetch(`${site}/articles/${slug}`, { headers })
  await fetch(`${site}/unknown/${email}`, { headers })
  await fetch(`${site}/api/health/live`)
}

const named = (name: string) => spans.filter((span) => span.name === name)
const childrenOf = ({ spanId }: ReceivedSpan) => spans.filter(({ parentSpanId }) => parentSpanId === spanId)

it('sends each request with method, route and status', () => {
  const requests = spans.filter(
    ({ fields }) => 'http.request.method' in fields && !('url.template' in fields),
  )
  expect(requests.map(({ name, fields }) => [name, Number(fields['http.response.status_code'])])).toEqual([
    ['POST /newsletter', 200],
    ['POST /donate', 200],
    ['POST /api/stripe/webhook', 200],
    ['GET /fail', 500],
    ['GET /articles/[slug]', 200],
    ['GET', 200],
  ])
  expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['web']))
  expect(requests.filter(({ isError }) => isError).map(({ name }) => name)).toEqual(['GET /fail'])
})

it('sends statements below their request, and names an error by its code alone', () => {
  const [signedUp, failed] = [named('POST /newsletter')[0], named('GET /fail')[0]]
  if (signedUp === undefined || failed === undefined) throw new Error('A request is missing.')
  expect(childrenOf(signedUp).map(({ fields }) => fields['db.query.text'])).toEqual([
    expect.stringMatching(/insert into address_requests .*\$\d+/),
  ])
  expect(childrenOf(failed).map(({ isError, fields }) => [isError, fields['error.type']])).toEqual([
    [true, '22P02'],
  ])
})

it('links a job to the request that queued it, and a mail’s job to the job that wrote the mail', () => {
  const idOf = (span: ReceivedSpan | undefined) => `${span?.traceId} ${span?.spanId}`
  const [took] = named('job take-address-request')
  expect(took?.links).toEqual([idOf(named('POST /newsletter')[0])])
  expect(named('job deliver-mail')[0]?.links).toEqual([idOf(took)])
  expect(named('job sync-donation')[0]?.links).toEqual([idOf(named('POST /api/stripe/webhook')[0])])
})

it('sends calls to Stripe below the request or the job, without ids', () => {
  const [donated, synced] = [named('POST /donate')[0], named('job sync-donation')[0]]
  const calls = spans.filter(({ fields }) => fields['peer.service'] === 'stripe')
  expect(new Set(calls.map(({ traceId }) => traceId))).toEqual(new Set([donated?.traceId, synced?.traceId]))
  const names = calls.map(({ name }) => name)
  expect(names).toContain('stripe POST /v1/checkout/sessions')
  expect(names).toContain('stripe GET /v1/checkout/sessions/{id}')
  expect(calls.every(({ fields }) => Number(fields['http.response.status_code']) === 200)).toBe(true)
})

it('sends the delivery of a mail below its job', () => {
  const deliveries = named('smtp deliver')
  expect(deliveries.length).toBeGreaterThanOrEqual(2)
  const jobs = new Set(named('job deliver-mail').map(({ spanId }) => spanId))
  expect(deliveries.every(({ parentSpanId = '' }) => jobs.has(parentSpanId))).toBe(true)
})

it('sends nothing that says who somebody is, what they asked for, or what they gave', () => {
  const text = receiver.text()
  expect(text.length).toBeGreaterThan(10_000)
  const people = ['anna', 'boris', 'petrova', 'example.org', '@', ip, '203.0.113', visitor]
  for (const secret of [...people, 'token=', 'a-secret-token', slug])
    expect(text.toLowerCase()).not.toContain(secret)
  // Times and ids have all digits, by chance those of an amount too.
  const words = text.replaceAll(
    /"(?:\w+UnixNano|\w*[sS]panId|traceId)":"\w+"|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g,
    '',
  )
  expect(words).not.toMatch(/UnixNano|traceId|[sS]panId/)
  for (const given of [String(amount), '432.17', '432,17']) expect(words).not.toContain(given)
  expect(text).not.toMatch(/\b(?:cs|pi|ch|cus|pm|evt|sk|whsec)_(?:test_)?[A-Za-z\d]{8,}/)
  // No id of a row; the process alone has one.
  const ids = text.match(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g) ?? []
  expect(new Set(ids).size).toBe(1)
  expect(text).not.toContain('127.0.0.1')
  const keys = new Set(spans.flatMap(({ fields }) => Object.keys(fields)))
  expect([...keys].toSorted()).toEqual(
    [
      ...['db.operation.name', 'db.query.text', 'db.system.name', 'error.type', 'http.request.method'],
      ...['http.response.status_code', 'http.route', 'messaging.destination.name', 'messaging.system'],
      ...['peer.service', 'url.template'],
    ].toSorted(),
  )
})

function startWorker(collector: string, sendEveryMs: number): ChildProcess {
  const environment = {
    ...world().environment,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector,
    OTEL_BSP_SCHEDULE_DELAY: String(sendEveryMs),
  }
  return spawn(process.execPath, [programFile('worker')], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...environment },
    stdio: 'ignore',
  })
}

it('sends the jobs of a real worker', async () => {
  const collector = await startTraceReceiver()
  const worker = startWorker(collector.url, 50)
  try {
    const ended = once(worker, 'exit')
    await eventually(
      () => Promise.resolve(collector.spans().map(({ name }) => name)),
      (names) => names.includes('job tick'),
    )
    worker.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(collector.spans().every(({ service }) => service === 'worker')).toBe(true)
  } finally {
    worker.kill('SIGKILL')
    await collector.stop()
  }
})

it.each<[string, (response: ServerResponse) => void]>([
  ['refuses', (response) => response.writeHead(404).end()],
  ['answers-nonsense', (response) => response.end('<html>')],
  ['never-answers', () => undefined],
])('lets a worker end well whose collector %s when it gets the last spans', async (name, respond) => {
  let asked = 0
  const collector = createServer((_request, response) => {
    asked += 1
    respond(response)
  })
  await once(collector.listen(0, '127.0.0.1'), 'listening')
  // An hour, so that all spans are left for the end.
  const worker = startWorker(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`, 3_600_000)
  try {
    const ended = once(worker, 'exit')
    const reader = `${name}@example.org`
    await signUp({ email: reader, page: '/newsletter', website: '' }, { now: now(), ip, language: 'en' })
    await world().mails.waitForMail(({ envelope }) => envelope.to.includes(reader))
    expect(asked).toBe(0)
    worker.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(asked).toBe(1)
  } finally {
    worker.kill('SIGKILL')
    collector.closeAllConnections()
    collector.close()
  }
})

it('reads the text of a statement only for a span that is recorded', async () => {
  const pool = new Pool({ connectionString: world().databaseUrl })
  const added: unknown[] = []
  let isRecording = false
  const inSpan = <Value>(span: NewSpan, work: (span: OpenSpan) => Promise<Value>) =>
    work({
      isRecording,
      add: (fields) => added.push(span.name, fields['db.query.text']),
      fail: () => undefined,
    })
  watchPool(pool, { inSpan, isInside: () => true })
  await pool.query('select 1')
  expect(added).toEqual([])
  isRecording = true
  await pool.query('select 2')
  expect(added).toEqual(['select', 'select ?'])
  await pool.end()
})

it('loads nothing of OpenTelemetry before it is wanted', () => {
  const loaded = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|\} from|export .* from).*"(\.[^"]+)";$/gm)
    for (const [, name = ''] of imports) loaded(path.resolve(path.dirname(file), name), seen)
    return seen
  }
  for (const program of ['web', 'worker']) {
    const files = [...loaded(programFile(program))]
    expect(files.length).toBeGreaterThan(1)
    expect(
      files.filter((file) => /^(?:import|\} from) .*@opentelemetry/m.test(readFileSync(file, 'utf8'))),
    ).toEqual([])
  }
})
