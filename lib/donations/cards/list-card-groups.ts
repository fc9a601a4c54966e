import { db } from '../../db'
import type { Money } from '../../money'
import type { Frequency } from '../../offers/rules'
import type { Card } from '../../stripe/stripe-snapshot'
import { groupByCustomer } from './rules'
import { charged } from '../../given-donations'

export type CardDonation = { id: string; frequency: Frequency; amount: Money; card: Card | null }

/** The donations of an address that are still charged, in groups that one card can be given for. */
export async function listCardGroups(email: string): Promise<CardDonation[][]> {
  const donations = await db().donation.findMany({
    where: {
      donorEmail: email,
      stripeCustomerId: { not: null },
      ...charged,
    },
    orderBy: { id: 'asc' },
  })
  return groupByCustomer(donations).map((group) => group.map(viewOf))
}

type Row = {
  id: string
  frequency: Frequency
  amountMinor: number
  currency: string
  cardBrand: string | null
  cardLast4: string | null
}

function viewOf({ id, frequency, amountMinor, currency, cardBrand, cardLast4 }: Row): CardDonation {
  const card = cardLast4 === null ? null : { brand: cardBrand ?? '', last4: cardLast4 }
  return { id, frequency, amount: { minor: amountMinor, currency }, card }
}
