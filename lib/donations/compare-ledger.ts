import { db } from '../db'
import { isGivenBack } from './rules'
import { findDonationId, listCharges, type ChargeTruth } from './fetch-truth'

/** Where Stripe and the ledger disagree about one payment, in minor units; `donationId` is whose it is. */
export type Difference = {
  paymentIntentId: string
  donationId: string
  what: 'missing' | 'unknown at Stripe' | 'amount' | 'refunds'
  atStripe: number
  inLedger: number
  currency: string
}

export type Comparison = { compared: number; differences: Difference[] }

/**
 * Holds every charge at Stripe since then (or ever) against the ledger, to the cent. Charges that other software
 * made on the same Stripe account are none of ours and are not counted.
 */
export async function compareLedger({ since }: { since: Date | null }): Promise<Comparison> {
  const seen = new Set<string>()
  const differences: Difference[] = []
  for await (const charge of listCharges(since)) {
    const found = await compareOne(charge)
    if (found === 'not ours') continue
    seen.add(charge.paymentIntentId)
    differences.push(...found)
  }
  if (since === null) differences.push(...(await listUnknown(seen)))
  return { compared: seen.size, differences }
}

/** Payments that the ledger has and Stripe has not: money that we only believe in. */
async function listUnknown(seen: Set<string>): Promise<Difference[]> {
  const payments = await db().payment.findMany({
    select: { paymentIntentId: true, donationId: true, amountMinor: true, currency: true },
  })
  return payments
    .filter(({ paymentIntentId }) => !seen.has(paymentIntentId))
    .map(({ amountMinor, ...whose }) => ({
      ...whose,
      what: 'unknown at Stripe',
      atStripe: 0,
      inLedger: amountMinor,
    }))
}

async function compareOne(charge: ChargeTruth): Promise<Difference[] | 'not ours'> {
  const { paymentIntentId, amountMinor, refundedMinor } = charge
  const payment = await db().payment.findUnique({ where: { paymentIntentId }, include: { refunds: true } })
  if (payment === null) return missing(charge)

  const { donationId } = payment
  const refunded = payment.refunds.filter(isGivenBack).reduce((sum, refund) => sum + refund.amountMinor, 0)
  const isSameAmount = payment.amountMinor === amountMinor && payment.currency === charge.currency
  return [
    ...(isSameAmount
      ? []
      : [{ what: 'amount' as const, atStripe: amountMinor, inLedger: payment.amountMinor }]),
    ...(refunded === refundedMinor
      ? []
      : [{ what: 'refunds' as const, atStripe: refundedMinor, inLedger: refunded }]),
  ].map((difference) => ({ paymentIntentId, donationId, currency: charge.currency, ...difference }))
}

async function missing({
  paymentIntentId,
  amountMinor,
  currency,
}: ChargeTruth): Promise<Difference[] | 'not ours'> {
  const donationId = await findDonationId(paymentIntentId)
  const isOurs = donationId !== null && (await db().donation.count({ where: { id: donationId } })) > 0
  if (!isOurs) return 'not ours'
  return [{ paymentIntentId, donationId, what: 'missing', atStripe: amountMinor, inLedger: 0, currency }]
}
