import { once } from 'node:events'
import { createServer, request as send, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../lib/db'
import { world } from '../../testing/world'
import { quietly } from '../../testing/fixtures/bouncer'
import { answerWebhook } from './answer-webhook'

// Webhooks over a real connection: what is read and answered, and that nothing is passed on to Next.

const kB = 1024
const endpoint = '/api/stripe/webhook'
let server: Server
let port: number
let events = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    const answered = answerWebhook(request, response)
    if (answered === null) response.writeHead(299).end()
    else answered.catch(() => response.destroy())
  })
  await once(server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }), 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function newEvent(padding = ''): { id: string; body: string } {
  const id = `evt_posted_${(events += 1)}`
  const data = { object: { id: 'obj_1', padding } }
  return { id, body: JSON.stringify({ id, type: 'thing.happened', livemode: false, data }) }
}

function signatureOf(body: string): Record<string, string> {
  const secret = world().environment.STRIPE_WEBHOOK_SECRET ?? ''
  return { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload: body, secret }) }
}

async function post(path: string, init: { body: BodyInit; headers?: Record<string, string> }) {
  const whole = { method: 'POST', duplex: 'half', ...init } as RequestInit
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, whole)
  const { outcome } = (await answer.json()) as { outcome: string }
  return { status: answer.status, outcome, headers: answer.headers }
}

const countOf = (id: string) => db().stripeEvent.count({ where: { id } })

it('answers 200 to two hundred copies of one event at once, with one row and one job', async () => {
  const { id, body } = newEvent()
  const headers = signatureOf(body)
  const answers = await Promise.all(Array.from({ length: 200 }, () => post(endpoint, { body, headers })))
  const good = answers.filter(({ status, outcome }) => status === 200 && outcome === 'stored')
  expect(good).toHaveLength(200)
  expect(await countOf(id)).toBe(1)
  const jobs = await db().$queryRaw`select 1 from graphile_worker.jobs where key = ${`sync-donation:${id}`}`
  expect(jobs).toHaveLength(1)
})

describe('a body', () => {
  const padded = (size: number) => newEvent('x'.repeat(size - newEvent().body.length))

  it('of 512 kB is accepted, one byte more is not, with or without a Content-Length', async () => {
    const whole = padded(512 * kB - 10)
    expect(await post(endpoint, { body: whole.body, headers: signatureOf(whole.body) })).toMatchObject({
      status: 200,
    })
    const body = `${whole.body}${' '.repeat(512 * kB + 1 - whole.body.length)}`
    const headers = signatureOf(body)
    const refused = { status: 413, outcome: 'too_large' }
    expect(await post(endpoint, { body, headers })).toMatchObject(refused)
    expect(await post(endpoint, { body: new Blob([body]).stream(), headers })).toMatchObject(refused)
    expect(await post(endpoint, { body: new Blob([body.repeat(8)]).stream(), headers })).toMatchObject(
      refused,
    )
  })

  it('is verified byte for byte, with its spaces and non-ASCII letters', async () => {
    const { id, body } = newEvent('дар 😀')
    const spaced = `${body}\n  `
    expect(await post(endpoint, { body: spaced, headers: signatureOf(spaced) })).toMatchObject({
      status: 200,
    })
    expect(await post(endpoint, { body, headers: signatureOf(spaced) })).toMatchObject({ status: 400 })
    expect(await countOf(id)).toBe(1)
  })

  it('that breaks off stores nothing and does no harm', async () => {
    const { id, body } = newEvent()
    const [[name, value] = ['', '']] = Object.entries(signatureOf(body))
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const head = `POST ${endpoint} HTTP/1.1\r\nhost: x\r\n${name}: ${value}\r\ncontent-length: ${body.length}\r\n\r\n`
    socket.write(head + body.slice(0, 20))
    const heard = once(server, 'request')
    await heard
    socket.destroy()
    const next = newEvent()
    expect(await post(endpoint, { body: next.body, headers: signatureOf(next.body) })).toMatchObject({
      status: 200,
    })
    expect(await countOf(id)).toBe(0)
  })

  it('without a signature is refused, an empty one too', async () => {
    await quietly(async () => {
      for (const body of ['', '{}', newEvent().body])
        expect(await post(endpoint, { body })).toMatchObject({ status: 400, outcome: 'bad_signature' })
    })
  })
})

it('answers are not cached, and load and run nothing', async () => {
  const { headers } = await post(endpoint, { body: 'x'.repeat(512 * kB + 1) })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers.get('content-type')).toBe('application/json')
})

it.each([endpoint, '/api/mail/events', `${endpoint}?a=b`])('%s takes POST alone', async (path) => {
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method })
    expect(answer.status, method).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  }
})

it.each(['/', '/api/stripe', `${endpoint}/`, `/x${endpoint}`, '/api/mail/events/1', '/__proto__'])(
  '%s is left to Next',
  async (path) => {
    const status = await new Promise((resolve, reject) => {
      const asked = send({ port, host: '127.0.0.1', path, method: 'POST' }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      asked.on('error', reject).end()
    })
    expect(status).toBe(299)
  },
)

it('answers 404 to mail events of a provider without settings', async () => {
  await quietly(async () => {
    const answer = await post('/api/mail/events', { body: '{}' })
    expect(answer).toMatchObject({ status: 404, outcome: 'not_configured' })
  })
})
