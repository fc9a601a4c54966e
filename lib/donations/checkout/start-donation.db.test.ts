import { expect, it } from 'vitest'
import { db } from '../../db'
import { startDonation } from './start-donation'

// Nothing listens there: Stripe is away. Set before any module reads the settings.
process.env.STRIPE_API_BASE = 'http://127.0.0.1:1'

it('reports that Stripe is away, keeps the choice, and charges nobody', async () => {
  const amount = { minor: 1000, currency: 'usd' }
  const request = {
    frequency: 'once',
    amount,
    article: undefined,
    placement: 'donate-page',
    campaign: undefined,
  } as const
  const visit = { now: new Date('2026-11-23T12:00:00Z'), ip: '203.0.113.77', visitor: 'a-cookie' }
  const refused = await startDonation(request, visit)
  if (refused.ok || refused.reason !== 'unavailable') throw new Error('Stripe is not away')
  const again = await startDonation(request, { ...visit, attempt: refused.attempt })
  expect(again).toMatchObject({ ok: false, reason: 'unavailable' })
  expect(await db().donation.findMany()).toMatchObject([
    { state: 'pending', amountMinor: 1000, checkoutSessionId: null },
  ])
  // Only an opened page counts against the network, so others there need not wait because of Stripe.
  const counted = await db().$queryRaw`
    select sum(points)::int as points from rate_limits where key like 'DONATION_IP:%' or key like 'DONATION_ALL:%'`
  expect(counted).toEqual([{ points: 0 }])
})
