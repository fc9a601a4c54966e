import { db } from '../db'
import { isId } from '../donations/rules'

export type GiftView = NonNullable<Awaited<ReturnType<typeof readGift>>> & { headline: string | null }
export type PaymentView = GiftView['payments'][number]

/** A donation with its payments, newest first, and all that followed them. Null if the id is unknown. */
export async function findDonation(id: string): Promise<GiftView | null> {
  const gift = isId(id) ? await readGift(id) : null
  if (gift === null) return null
  return { ...gift, headline: await findHeadline(gift.articleSlug) }
}

export const withWhatFollowed = {
  payments: {
    orderBy: { paidAt: 'desc' },
    include: {
      refunds: { orderBy: { refundedAt: 'asc' } },
      disputes: { orderBy: { openedAt: 'asc' } },
      refundOrders: { orderBy: { orderedAt: 'asc' } },
    },
  },
} as const

function readGift(id: string) {
  const include = { ...withWhatFollowed, changes: { orderBy: { number: 'desc' } } } as const
  return db().donation.findUnique({ where: { id }, include })
}

async function findHeadline(slug: string | null): Promise<string | null> {
  const article =
    slug === null ? null : await db().article.findUnique({ where: { slug }, select: { headline: true } })
  return article?.headline ?? null
}
