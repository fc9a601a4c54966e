import { db } from '../../db'
import { isGivenBack } from '../rules'
import { findDonationId, listCharges, type ChargeSnapshot } from '../../stripe/charges'

/** A disagreement between Stripe and the ledger about one payment, in minor units; `donationId` says whose. */
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
 * Compares every charge at Stripe since then (or ever) with the ledger, to the cent. Charges that other software made
 * on the same Stripe account are not counted.
 */
export async function compareLedger({ since }: { since: Date | null }): Promise<Comparison> {
  const seen = new Set<string>()
  const differences: Difference[] = []
  for await (const charges of listCharges(since)) {
    const payments = await readPayments(charges)
    for (const charge of charges) {
      const payment = payments.get(charge.paymentIntentId)
      const found = payment === undefined ? await missing(charge) : compareOne(charge, payment)
      if (found === 'not ours') continue
      seen.add(charge.paymentIntentId)
      differences.push(...found)
    }
  }
  if (since === null) for await (const unknown of listUnknown(seen)) differences.push(unknown)
  return { compared: seen.size, differences }
}

type Payment = { donationId: string; amountMinor: number; currency: string; refunds: Refund[] }
type Refund = { amountMinor: number; status: string }

async function readPayments(charges: ChargeSnapshot[]): Promise<Map<string, Payment>> {
  const payments = await db().payment.findMany({
    where: { paymentIntentId: { in: charges.map(({ paymentIntentId }) => paymentIntentId) } },
    include: { refunds: true },
  })
  return new Map(payments.map((payment) => [payment.paymentIntentId, payment]))
}

const pageSize = 5_000

/** Payments that are in the ledger and not at Stripe. */
async function* listUnknown(seen: Set<string>): AsyncGenerator<Difference> {
  for (let after = ''; ;) {
    const payments = await db().payment.findMany({
      where: { paymentIntentId: { gt: after } },
      orderBy: { paymentIntentId: 'asc' },
      take: pageSize,
      select: { paymentIntentId: true, donationId: true, amountMinor: true, currency: true },
    })
    for (const { amountMinor, ...whose } of payments) {
      if (seen.has(whose.paymentIntentId)) continue
      yield { ...whose, what: 'unknown at Stripe', atStripe: 0, inLedger: amountMinor }
    }
    const last = payments.at(-1)
    if (last === undefined) return
    after = last.paymentIntentId
  }
}

function compareOne(charge: ChargeSnapshot, { donationId, ...payment }: Payment): Difference[] {
  const { paymentIntentId, amountMinor, refundedMinor } = charge
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
}: ChargeSnapshot): Promise<Difference[] | 'not ours'> {
  const donationId = await findDonationId(paymentIntentId)
  const isOurs = donationId !== null && (await db().donation.count({ where: { id: donationId } })) > 0
  if (!isOurs) return 'not ours'
  return [{ paymentIntentId, donationId, what: 'missing', atStripe: amountMinor, inLedger: 0, currency }]
}
