import { recordStart } from '../../card-testing-guard/record-start'
import { Prisma, type Queryable } from '../../db'
import { addMonths, dayOf, instantOn } from '../../days'
import type { Language } from '../../languages/rules'
import { checkBounds } from '../../offers/rules'
import type { Currency } from '../../publication'
import type { DonationState } from '../rules'
import { hashBrowser } from './hash-browser'

export type Following = { id: string; state: DonationState; amountMinor: number; currency: string }

type Start = { now: Date; network: string | null; browser?: string | undefined; language?: Language }

/**
 * The monthly donation that goes on after a single one: the same amount without the card fee, first charged a month
 * after the payment. A lock on the single donation makes two presses wait for each other, so both find one row. Null if
 * the single one was not paid or was refunded, or if its amount cannot be given every month.
 */
export async function writeFollowing(
  transaction: Queryable,
  singleId: string,
  { now, network, browser, language }: Start,
): Promise<Following | null> {
  await transaction.$queryRaw(Prisma.sql`select id from donations where id = ${singleId}::uuid for update`)
  const single = await transaction.donation.findUnique({
    where: { id: singleId },
    include: { followedBy: true },
  })
  if (single?.frequency !== 'once' || single.state !== 'paid' || single.paidAt === null) return null
  const { currency, articleSlug, campaign, neutralMail, followedBy } = single
  const minor = single.amountMinor - single.feeCoveredMinor
  const amount = checkBounds({ minor, currency }, { frequency: 'monthly', currency: currency as Currency })
  if (!amount.ok) return null
  const following =
    followedBy ??
    (await transaction.donation.create({
      data: {
        frequency: 'monthly',
        amountMinor: minor,
        currency,
        articleSlug,
        campaign,
        neutralMail,
        placement: 'thank-you',
        language: language ?? single.language,
        followsId: singleId,
        startsAt: instantOn(addMonths(dayOf(single.paidAt), 1), 12),
        createdAt: now,
      },
    }))
  if (following.state === 'pending')
    await recordStart(transaction, {
      donationId: following.id,
      network,
      browserHash: hashBrowser(browser),
      now,
    })
  return following
}
