import { expect, it } from 'vitest'
import { solve } from '../../../testing/fixtures/solve'
import { db } from '../../db'
import { startDonation } from './start-donation'

// Set before any module reads the settings.
process.env.LIMIT_DONATION_ALL = '5/3600'
process.env.PROOF_WORK = '4'

const now = new Date('2026-11-24T12:00:00Z')
const donation = {
  frequency: 'once',
  amount: { minor: 1000, currency: 'usd' },
  placement: 'article',
} as const
const start = (reader: number, proof?: string) =>
  startDonation(
    { ...donation, article: undefined, campaign: undefined },
    { now, ip: `198.18.${reader}.7`, visitor: `visitor-${reader}`, proof },
  )

it('a flood of starts without a card does not block others: above the total limit, a proof is enough', async () => {
  for (let reader = 1; reader <= 5; reader += 1) expect((await start(reader)).ok).toBe(true)
  const asked = await start(6)
  if (asked.ok || asked.reason !== 'proof_needed') throw new Error('No proof was asked for')
  const proof = await solve(asked.challenge)
  expect((await start(6, proof)).ok).toBe(true)
  expect(await start(7, proof)).toMatchObject({ ok: false, reason: 'proof_needed' })
  expect(await db().donation.count()).toBe(6)
})
