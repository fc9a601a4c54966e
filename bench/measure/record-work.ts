import { randomBytes, randomUUID } from 'node:crypto'
import { Agent, ClientRequest, request, type OutgoingHttpHeaders } from 'node:http'
import { Client, type Pool } from 'pg'

type Statement = { text: string; values: unknown[] }
type Call = { method: string; url: string; headers: OutgoingHttpHeaders; body: string }

/** What a press of a form asks of PostgreSQL and of Stripe, in order. */
export type Work = (Statement | Call)[]

/** The statements to PostgreSQL and the HTTP calls that this process makes meanwhile, with their values. */
export async function recordWork(doWork: () => Promise<unknown>): Promise<Work> {
  const work: Work = []
  const client = Client.prototype as unknown as Record<'query', (...given: unknown[]) => unknown>
  const { query } = client
  client.query = function record(this: Client, ...given: unknown[]) {
    const [first, second] = given as [string | Statement, unknown]
    const text = typeof first === 'string' ? first : first.text
    const values = typeof first === 'string' ? second : first.values
    work.push({ text, values: Array.isArray(values) ? [...(values as unknown[])] : [] })
    return query.apply(this, given)
  }
  const call = ClientRequest.prototype as unknown as Record<'write', (...given: unknown[]) => unknown>
  const { write } = call
  call.write = function record(this: ClientRequest, ...given: unknown[]) {
    const url = `${this.protocol}//${this.getHeader('host') as string}${this.path}`
    work.push({ method: this.method, url, headers: this.getHeaders(), body: String(given[0]) })
    return write.apply(this, given)
  }
  try {
    await doWork()
  } finally {
    client.query = query
    call.write = write
  }
  return work
}

export const isCall = (part: Statement | Call): part is Call => 'url' in part

const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g
/** A keyed hash, such as the key of a limit. */
const hash = /(?<![\w-])[\w-]{43}(?![\w-])/g
const session = /cs_test_\w+/g
const agent = new Agent({ keepAlive: true })

/** Does it again on one connection of each kind, with new ids and keys, as for another reader. */
export async function replay(pool: Pool, work: Work): Promise<void> {
  const fresh = new Map<string, string>()
  const renew = (make: () => string) => (old: string) => {
    const value = fresh.get(old) ?? make()
    fresh.set(old, value)
    return value
  }
  const another = <Value>(value: Value) =>
    typeof value === 'string'
      ? value
          .replace(uuid, renew(randomUUID))
          .replace(
            hash,
            renew(() => randomBytes(32).toString('base64url')),
          )
          .replace(
            session,
            renew(() => `cs_test_${randomBytes(16).toString('hex')}`),
          )
      : value
  const client = await pool.connect()
  try {
    for (const part of work)
      if (isCall(part)) await send({ ...part, body: another(part.body), headers: renewed(part.headers) })
      else await client.query(part.text, part.values.map(another))
  } finally {
    client.release()
  }
}

/** Stripe would answer the same key with the first answer. */
const renewed = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders => ({
  ...headers,
  'idempotency-key': randomUUID(),
})

function send({ method, url, headers, body }: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      response.on('error', reject).on('end', resolve).resume()
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
    })
    sent.on('error', reject).end(body)
  })
}
