import { db } from '../../db'
import { addDays, dayOf, instantOn, type Day } from '../../days'
import type { Money } from '../../money'
import type { Holder } from '../queries'
import { hasSucceeded } from '../refunds/refund-rules'
import type { Period } from './statement-rules'

export type StatementLine = { what: 'given' | 'given_back'; on: Day; amount: Money; reference: string }

export type Statement = {
  /** The donor's address; null if Stripe never told us. */
  email: string | null
  /** In order of date. */
  lines: StatementLine[]
  /** One for each currency, in minor units. */
  totals: { given: Money; givenBack: Money; net: Money }[]
}

/**
 * What moved in a period, by calendar days in the publication's time zone: payments on their day, and successful refunds on
 * theirs, also of earlier years' payments, so that statements one after the other add up.
 */
export async function findStatement(holder: Holder, { from, to }: Period): Promise<Statement> {
  const within = { gte: instantOn(from), lt: instantOn(addDays(to, 1)) }
  const donation = holder.by === 'link' ? { id: holder.donationId } : { donorEmail: holder.email }
  const [payments, refunds, owner] = await Promise.all([
    db().payment.findMany({ where: { donation, paidAt: within } }),
    db().refund.findMany({ where: { payment: { donation }, refundedAt: within } }),
    db().donation.findFirst({ where: donation, select: { donorEmail: true } }),
  ])
  const given = payments.map(({ amountMinor: minor, currency, paidAt, paymentIntentId }) => ({
    what: 'given' as const,
    on: dayOf(paidAt),
    amount: { minor, currency },
    reference: paymentIntentId.slice(-8),
  }))
  const givenBack = refunds.filter(hasSucceeded).map(({ amountMinor: minor, currency, ...refund }) => ({
    what: 'given_back' as const,
    on: dayOf(refund.refundedAt),
    amount: { minor, currency },
    reference: refund.paymentIntentId.slice(-8),
  }))
  const lines = [...given, ...givenBack].sort((a, b) => a.on.localeCompare(b.on))
  return { email: owner?.donorEmail ?? null, lines, totals: addUp(lines) }
}

function addUp(lines: StatementLine[]): Statement['totals'] {
  const currencies = [...new Set(lines.map(({ amount }) => amount.currency))].sort()
  return currencies.map((currency) => {
    const sum = (what: StatementLine['what']) =>
      lines
        .filter((line) => line.what === what && line.amount.currency === currency)
        .reduce((total, { amount }) => total + amount.minor, 0)
    const [given, back] = [sum('given'), sum('given_back')]
    const inCurrency = (minor: number) => ({ minor, currency })
    return { given: inCurrency(given), givenBack: inCurrency(back), net: inCurrency(given - back) }
  })
}
