import { expect, it } from 'vitest'
import { mailDonationLink } from './mail-donation-link'
import { startDonation } from './start-donation'

// Nothing listens there: the database is away, and with it limits and guard. Set before any module reads the settings.
process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nothing'

const request = {
  frequency: 'once',
  amount: { minor: 1000, currency: 'usd' },
  article: undefined,
  placement: 'donate-page',
  campaign: undefined,
} as const
const visit = { now: new Date('2026-11-24T12:00:00Z'), ip: '203.0.113.77', visitor: 'a-cookie' }

it('fails closed while nothing can be counted', async () => {
  expect(await startDonation(request, visit)).toEqual({ ok: false, reason: 'closed' })
  expect(await mailDonationLink(request, { ...visit, email: 'donor@example.org' })).toEqual({
    ok: false,
    reason: 'closed',
  })
})
