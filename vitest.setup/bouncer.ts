import { db } from '../lib/db'
import { suppressionHash } from '../lib/readers/queries'
import { world } from '../sandbox/test-world'

// Subscribers about whom mail providers have something to say, and how they stand afterwards.

export const now = () => world().clock.now()
let readers = 0

export async function subscriber() {
  const email = `bouncer-${(readers += 1)}@example.org`
  const { id } = await db().subscriber.create({ data: { email, state: 'confirmed', requestedAt: now() } })
  return { id, email }
}

export const standing = async (email: string) => {
  const found = await db().subscriber.findUniqueOrThrow({ where: { email }, include: { consents: true } })
  const addressHash = suppressionHash(email)
  const mark = await db().suppression.findUnique({ where: { addressHash } })
  return {
    state: found.state,
    why: found.suppressedWhy,
    mark: mark?.reason ?? null,
    consents: found.consents.map(({ kind }) => kind).toSorted(),
  }
}
export const untouched = { state: 'confirmed', why: null, mark: null, consents: [] }
export const bounced = { state: 'confirmed', why: 'bounce', mark: 'bounce', consents: ['suppressed'] }
export const complained = {
  state: 'unsubscribed',
  why: 'complaint',
  mark: 'complaint',
  consents: ['suppressed', 'withdrawn'],
}

/** The door logs what failed on stderr, as it should; a test run is no place to read it. */
export async function quietly(work: () => Promise<void>): Promise<void> {
  const write = process.stderr.write.bind(process.stderr)
  process.stderr.write = () => true
  try {
    await work()
  } finally {
    process.stderr.write = write
  }
}
