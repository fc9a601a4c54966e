import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { DateTime } from 'luxon'
import { Client } from 'pg'
import { BackwardError, type Clock } from './clock'
import { clockPage } from './clock-page'
import { isLoopback } from '../../stripe-sandbox/src/http/loopback'

export type ClockServerOptions = {
  clock: Clock
  /** 0: any free port. Loopback only. */
  port: number
  /** The database whose worker is woken after a move. Without it, no worker is woken. */
  databaseUrl?: string
  /** Called after each move, before the worker is woken. The Stripe sandbox moves with the clock this way. */
  onMove?: () => Promise<void> | void
  log?: (line: string) => void
}

export type ClockServer = {
  url: string
  /** Does the same as a `PUT`. @throws if it would go back, or if a listener failed */
  moveTo: (instant: Date) => Promise<void>
  stop: () => Promise<void>
}

/**
 * Serves a clock: `GET /` answers `{"now":"…Z"}` (or a page with buttons for a browser), `PUT /` with
 * `{"now":"2026-12-25T06:00:00Z"}` moves it: 409 if that is in the past, 400 if it is not an instant.
 */
export async function startClock(options: ClockServerOptions): Promise<ClockServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.log?.(`The clock failed: ${String(error)}`)
      if (!response.headersSent) reply(response, 500, { error: String(error) })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The clock has no port')
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const moveTo = async (instant: Date) => {
    const { status, body } = await execute(options, { instant })
    if (status !== 200) throw new Error(body.error)
  }
  return { url: `http://127.0.0.1:${address.port}`, moveTo, stop }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ClockServerOptions,
): Promise<void> {
  if (!isOwnHost(request)) return reply(response, 403, { error: 'The clock answers under 127.0.0.1' })
  const isRoot = new URL(request.url ?? '/', 'http://clock').pathname === '/'
  if (!isRoot) return reply(response, 404, { error: 'The clock has one address: /' })
  if (request.method === 'GET') return show(request, response, options.clock)
  if (request.method === 'PUT') return move(response, options, instantInJson(await read(request)))
  if (request.method === 'POST') return moveByForm(request, response, options)
  response.setHeader('allow', 'GET, PUT, POST')
  reply(response, 405, { error: 'GET tells the time, PUT moves it' })
}

/** Guards against DNS rebinding: a page whose own name points here must not move the clock. */
function isOwnHost({ headers }: IncomingMessage): boolean {
  const url = `http://${headers.host ?? ''}`
  return URL.canParse(url) && isLoopback(new URL(url).hostname)
}

function show(request: IncomingMessage, response: ServerResponse, clock: Clock): void {
  if (!request.headers.accept?.includes('text/html'))
    return reply(response, 200, { now: clock.now().toISOString() })
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  })
  response.end(clockPage(clock.now()))
}

type Move = { instant: Date } | { error: string }

async function move(response: ServerResponse, options: ClockServerOptions, wish: Move): Promise<void> {
  const { status, body } = await execute(options, wish)
  reply(response, status, body)
}

async function moveByForm(
  request: IncomingMessage,
  response: ServerResponse,
  options: ClockServerOptions,
): Promise<void> {
  // Any page in the same browser could send a form here.
  if (new URL(request.headers.origin ?? 'http://none').host !== request.headers.host) {
    return reply(response, 403, { error: 'The form must be sent from this page' })
  }
  const { status, body } = await execute(options, instantInForm(await read(request), options.clock.now()))
  if (status === 200) {
    response.writeHead(303, { location: '/' }).end()
    return
  }
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(clockPage(options.clock.now(), body.error ?? ''))
}

async function execute(
  { clock, databaseUrl, onMove, log }: ClockServerOptions,
  wish: Move,
): Promise<{ status: number; body: { now?: string; error?: string } }> {
  if ('error' in wish) return { status: 400, body: wish }
  try {
    clock.moveTo(wish.instant)
  } catch (error) {
    if (error instanceof BackwardError) return { status: 409, body: { error: error.message } }
    throw error
  }
  const now = wish.instant.toISOString()
  log?.(`The clock was moved to ${now}`)
  try {
    await onMove?.()
    if (databaseUrl !== undefined) await wakeWorker(databaseUrl)
  } catch (error) {
    return {
      status: 502,
      body: { error: `The clock is at ${now}, but not everybody was told: ${String(error)}` },
    }
  }
  return { status: 200, body: { now } }
}

/**
 * One job, however often it is requested: the worker's usual tick looks at everything that is due. Pages that show the
 * date are rendered again.
 */
async function wakeWorker(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query(`select graphile_worker.add_job('tick', '{}'::json, job_key := 'tick')`)
    await client.query(`notify pages_changed`)
  } finally {
    await client.end()
  }
}

function instantInJson(text: string): Move {
  const example = 'Send an instant with its offset, such as {"now":"2026-12-25T06:00:00Z"}'
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { error: example }
  }
  const now = typeof body === 'object' && body !== null && 'now' in body ? body.now : undefined
  const parsed =
    typeof now === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(now) ? DateTime.fromISO(now) : undefined
  return parsed?.isValid ? { instant: parsed.toJSDate() } : { error: example }
}

const steps: Record<string, { hours?: number; days?: number; months?: number }> = {
  hour: { hours: 1 },
  day: { days: 1 },
  month: { months: 1 },
}

/** A button's step from now, or the typed instant. The page asks for it in UTC. */
function instantInForm(text: string, now: Date): Move {
  const form = new URLSearchParams(text)
  const step = steps[form.get('step') ?? '']
  if (step !== undefined) return { instant: DateTime.fromJSDate(now, { zone: 'utc' }).plus(step).toJSDate() }
  const typed = DateTime.fromISO(form.get('instant') ?? '', { zone: 'utc' })
  return typed.isValid ? { instant: typed.toJSDate() } : { error: 'Choose a day and a time.' }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > 10_000) throw new Error('The body is too long for an instant')
  }
  return text
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
