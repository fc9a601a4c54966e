import { db } from '../../db'
import { dayOf } from '../../days'
import { consumeDonationChangeLimit, type Limited } from '../../limits/limits'
import { refuse, succeed, type Result } from '../../result'
import { executeChange } from './execute-change'
import { endOf } from './limit-dates'
import { whilePersonWaits } from '../../stripe/deadline'
import { planChange, type PlannedChange, type Wish, type WishRefusal } from './plan-change'

export type ChangeRefusal =
  | WishRefusal
  | Limited
  /** The donation has changed since the form was rendered. */
  | { reason: 'changed_meanwhile' }
  /** Stripe refused it. */
  | { reason: 'refused' }

/** 'noted': Stripe does not answer; the change is stored and carried out as soon as it does. */
export type ChangeOutcome = 'done' | 'noted'

/**
 * Stores a requested change under the number of its form, then carries it out. The same form submitted twice, or to two
 * servers, is one change. A different form with the same number is refused, because the donation has changed since.
 */
export async function requestChange(
  donationId: string,
  { number, wish, now }: { number: number; wish: Wish; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  const known = await findChange(donationId, number)
  if (known !== null) return executeAgain(known, { wish, now })

  const donation = await db().donation.findUnique({
    where: { id: donationId },
    include: { changes: { orderBy: { number: 'desc' }, take: 1 } },
  })
  if (donation?.stripeSubscriptionId == null) return refuse({ reason: 'not_possible' })
  if (number !== (donation.changes[0]?.number ?? 0) + 1) return refuse({ reason: 'changed_meanwhile' })
  const planned = planChange(donation, wish, now)
  if (!planned.ok) return planned
  const consumed = await consumeDonationChangeLimit(donationId)
  if (!consumed.ok) return consumed

  await db().donationChange.createMany({
    data: { ...planned.value, donationId, number, askedAt: now },
    skipDuplicates: true,
  })
  const written = await findChange(donationId, number)
  return written === null ? refuse({ reason: 'changed_meanwhile' }) : executeAgain(written, { wish, now })
}

type Known = PlannedChange & { id: string }

function findChange(donationId: string, number: number) {
  return db().donationChange.findUnique({ where: { donationId_number: { donationId, number } } })
}

async function executeAgain(
  known: Known,
  { wish, now }: { wish: Wish; now: Date },
): Promise<Result<ChangeOutcome, ChangeRefusal>> {
  if (!isSame(known, wish)) return refuse({ reason: 'changed_meanwhile' })
  const outcome = await whilePersonWaits(() => executeChange(known.id, now))
  return outcome === 'refused' ? refuse({ reason: 'refused' }) : succeed(outcome)
}

/**
 * Whether a row holds this very request. The end of a pause was computed at the first request, so it is not compared.
 */
function isSame(known: PlannedChange, wish: Wish): boolean {
  if (known.kind !== wish.kind) return false
  if (wish.kind === 'amount') return known.amountMinor === wish.amount.minor
  if (wish.kind === 'frequency')
    return known.frequency === wish.frequency && known.amountMinor === wish.amount.minor
  if (wish.kind === 'until')
    return known.at === null
      ? wish.day === null
      : wish.day !== null && known.at.getTime() === endOf(wish.day).getTime()
  if (wish.kind === 'date') return known.at !== null && dayOf(known.at) === wish.day
  return wish.kind !== 'pause' || known.months === wish.months
}
