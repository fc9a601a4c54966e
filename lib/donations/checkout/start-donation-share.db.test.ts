import { beforeEach, expect, it } from 'vitest'
import { solve } from '../../../testing/fixtures/solve'
import { db } from '../../db'
import { makeChallenge } from '../../limits/proof-of-work'
import { startDonation } from './start-donation'

// Set before any module reads the settings.
process.env.LIMIT_DONATION_ALL = '5/3600'
process.env.LIMIT_DONATION_IP = '3/3600'
process.env.LIMIT_DONATION_PROVED_IP = '2/3600'
process.env.PROOF_WORK = '4'

const now = new Date('2026-11-24T12:00:00Z')
const donation = {
  frequency: 'once',
  amount: { minor: 1000, currency: 'usd' },
  placement: 'article',
} as const
type Place = { ip?: string; proof?: string | undefined }
const startAt = (reader: number, { ip = `198.18.${reader}.7`, proof }: Place = {}) =>
  startDonation(
    { ...donation, article: undefined, campaign: undefined },
    { now, ip, visitor: `visitor-${reader}`, proof },
  )
const start = (reader: number, proof?: string) => startAt(reader, { proof })

async function prove(reader: number, place: Place = {}) {
  const asked = await startAt(reader, place)
  if (asked.ok || asked.reason !== 'proof_needed') throw new Error('No proof was asked for')
  return startAt(reader, { ...place, proof: await solve(asked.challenge) })
}

beforeEach(async () => {
  await db().$executeRaw`truncate donations, rate_limits cascade`
})

it('a flood of starts without a card does not block others: above the total limit, a proof is enough', async () => {
  for (let reader = 1; reader <= 5; reader += 1) expect((await start(reader)).ok).toBe(true)
  const asked = await start(6)
  if (asked.ok || asked.reason !== 'proof_needed') throw new Error('No proof was asked for')
  const proof = await solve(asked.challenge)
  expect((await start(6, proof)).ok).toBe(true)
  expect(await start(7, proof)).toMatchObject({ ok: false, reason: 'proof_needed' })
  expect(await db().donation.count()).toBe(6)
})

it('on a shared network past its limit, a proof that the browser does by itself is enough', async () => {
  const shared = (host: number) => ({ ip: `203.0.113.${host}` })
  for (let reader = 1; reader <= 3; reader += 1) expect((await startAt(reader, shared(reader))).ok).toBe(true)
  // Neither a start without a proof nor invented proofs use up what readers with a proof have.
  for (let reader = 4; reader <= 9; reader += 1) {
    const proof = reader % 2 === 0 ? undefined : '{"challenge":{}}'
    expect(await startAt(reader, { ...shared(reader), proof })).toMatchObject({ reason: 'proof_needed' })
  }
  expect((await prove(10, shared(10))).ok).toBe(true)
  expect((await prove(11, shared(11))).ok).toBe(true)
  expect(await prove(12, shared(12))).toMatchObject({ ok: false, reason: 'limited' })
  expect(await db().donation.count()).toBe(5)
  // The next network is free.
  expect((await start(13)).ok).toBe(true)
})

it('of forty proofs at once from one network, no more pages open than its limits allow', async () => {
  const ip = '203.0.113.9'
  const challenges = await Promise.all(Array.from({ length: 40 }, () => makeChallenge('start-donation', now)))
  const proofs = await Promise.all(challenges.map(solve))
  const started = await Promise.all(proofs.map((proof, reader) => startAt(reader, { ip, proof })))
  expect(started.filter(({ ok }) => ok)).toHaveLength(5)
  expect(await db().donation.count()).toBe(5)
})
