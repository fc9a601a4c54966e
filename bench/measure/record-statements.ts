import { randomBytes, randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'

export type Statement = { text: string; values: unknown[] }

/** The statements that this process sends to PostgreSQL meanwhile, in order, with their values. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const prototype = Client.prototype as unknown as Record<'query', (...given: unknown[]) => unknown>
  const { query } = prototype
  prototype.query = function record(this: Client, ...given: unknown[]) {
    const [first, second] = given as [string | Statement, unknown]
    const text = typeof first === 'string' ? first : first.text
    const values = typeof first === 'string' ? second : first.values
    statements.push({ text, values: Array.isArray(values) ? [...(values as unknown[])] : [] })
    return query.apply(this, given)
  }
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return statements
}

const uuid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g
/** A keyed hash, such as the key of a limit. */
const hash = /(?<![\w-])[\w-]{43}(?![\w-])/g
const session = /cs_test_\w+/g

/** Sends them again on one connection, with new ids and keys, as for another reader. */
export async function replay(pool: Pool, statements: Statement[]): Promise<void> {
  const fresh = new Map<string, string>()
  const renew = (make: () => string) => (old: string) => {
    const value = fresh.get(old) ?? make()
    fresh.set(old, value)
    return value
  }
  const another = (value: unknown) =>
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
    for (const { text, values } of statements) await client.query(text, values.map(another))
  } finally {
    client.release()
  }
}
