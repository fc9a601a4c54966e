import { db, type Prisma } from '../../db'
import type { Language } from '../../languages/rules'
import { log } from '../../log'
import { methodsFor } from '../../offers/payment-methods'
import { refuse, succeed, type Result } from '../../result'
import { createCardSetup } from '../../stripe/card-setup'
import { whilePersonWaits } from '../../stripe/deadline'
import { troubleOf } from '../../stripe/errors'
import { groupByCustomer } from './rules'
import { charged } from '../../given-donations'

type Opening = {
  /** Those that their donor chose. */
  donationIds: readonly string[]
  language: Language
  now: Date
  /** Absolute; for the id of the change. */
  returnUrl: (changeId: string) => string
  cancelUrl: string
}

/** For how long a press leads to the page of an earlier one; Stripe keeps it for a day. */
const sameHours = 12

/**
 * Opens Stripe's page for another card of some donations: of those among them that share a customer at Stripe with the
 * first, because a card belongs to one customer. The others are kept in the row, to be asked for next. Pressed again, it
 * is the same page.
 * @returns 'unknown' if none of them is charged any more, 'unavailable' if Stripe does not answer in time
 */
export async function openCardPage(
  opening: Opening,
): Promise<Result<{ url: string }, { reason: 'unknown' | 'unavailable' }>> {
  const donations = await listCharged(opening.donationIds)
  const [group, ...others] = groupByCustomer(donations)
  const [first] = group ?? []
  if (group === undefined || first === undefined) return refuse({ reason: 'unknown' })
  const idsOf = (some: typeof donations) => some.map(({ id }) => id)
  const change = await findOrWrite({
    donationIds: idsOf(group),
    nextIds: idsOf(others.flat()),
    now: opening.now,
  })
  try {
    const { id, url } = await whilePersonWaits(() =>
      createCardSetup({
        changeId: change.id,
        customerId: first.stripeCustomerId ?? '',
        currency: first.currency,
        methods: methodsFor(first.currency),
        language: opening.language,
        successUrl: opening.returnUrl(change.id),
        cancelUrl: opening.cancelUrl,
      }),
    )
    await db().cardChange.update({ where: { id: change.id }, data: { checkoutSessionId: id } })
    return succeed({ url })
  } catch (error) {
    if (troubleOf(error) !== 'passing') throw error
    log.warn('card_page.stripe_failed', { donation: first.id })
    return refuse({ reason: 'unavailable' })
  }
}

function listCharged(ids: readonly string[]) {
  return db().donation.findMany({
    where: {
      id: { in: [...ids] },
      stripeCustomerId: { not: null },
      ...charged,
    },
    orderBy: { id: 'asc' },
    select: { id: true, stripeCustomerId: true, currency: true },
  })
}

async function findOrWrite({
  now,
  ...chosen
}: {
  donationIds: string[]
  nextIds: string[]
  now: Date
}): Promise<{ id: string }> {
  const since = new Date(now.getTime() - sameHours * 3_600_000)
  const where: Prisma.CardChangeWhereInput = {
    state: 'asked',
    askedAt: { gt: since },
    donationIds: { equals: chosen.donationIds },
    nextIds: { equals: chosen.nextIds },
  }
  const known = await db().cardChange.findFirst({ where, select: { id: true } })
  return known ?? (await db().cardChange.create({ data: { ...chosen, askedAt: now }, select: { id: true } }))
}
