import { db } from '../../db'
import { isId } from '../../donations/rules'

export type DonationView = NonNullable<Awaited<ReturnType<typeof readDonation>>> & { headline: string | null }
export type PaymentView = DonationView['payments'][number]

/** A donation with its payments, newest first, and all that followed them. Null if the id is unknown. */
export async function findDonation(id: string): Promise<DonationView | null> {
  const donation = isId(id) ? await readDonation(id) : null
  if (donation === null) return null
  return { ...donation, headline: await findHeadline(donation.articleSlug) }
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

function readDonation(id: string) {
  const include = { ...withWhatFollowed, changes: { orderBy: { number: 'desc' } } } as const
  return db().donation.findUnique({ where: { id }, include })
}

async function findHeadline(slug: string | null): Promise<string | null> {
  const article =
    slug === null ? null : await db().article.findUnique({ where: { slug }, select: { headline: true } })
  return article?.headline ?? null
}
