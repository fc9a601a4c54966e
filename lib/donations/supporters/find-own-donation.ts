import { db } from '../../db'
import { addMonths, dayOf, type Day } from '../../days'
import type { Money } from '../../money'
import { given } from '../../given-donations'
import type { Frequency } from '../../offers/rules'

/** A donation that was given, for what its own browser may ask for after it. The address is never shown to that browser. */
export type OwnDonation = {
  email: string
  frequency: Frequency
  amount: Money
  articleSlug: string | null
  isNeutral: boolean
  /** The day on which a reminder would suggest to give again. */
  againOn: Day
  /** The day from which a monthly donation would go on. */
  monthlyOn: Day
}

/** Null if nothing was given, or if Stripe gave us no address. */
export async function findOwnDonation(id: string): Promise<OwnDonation | null> {
  const donation = await db().donation.findFirst({ where: { id, ...given } })
  const givenAt = donation?.paidAt ?? donation?.scheduledAt ?? null
  if (donation === null || donation.donorEmail === null || givenAt === null) return null
  const { donorEmail, frequency, amountMinor, feeCoveredMinor, currency, articleSlug, neutralMail } = donation
  return {
    email: donorEmail,
    frequency,
    amount: { minor: amountMinor - feeCoveredMinor, currency },
    articleSlug,
    isNeutral: neutralMail === true,
    againOn: addMonths(dayOf(givenAt), 12),
    monthlyOn: addMonths(dayOf(givenAt), 1),
  }
}
