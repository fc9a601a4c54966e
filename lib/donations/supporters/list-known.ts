import { db, type Prisma } from '../../db'
import { startedIn } from '../checkout/started-in'
import { given } from '../../given-donations'
import { readManageLink } from '../manage-links/read-manage-link'

/**
 * Who is reading, as far as it is proven: `address` by being signed in, `link` by the token of a mailed link to
 * one donation, `browser` by having started a donation. A browser proves only the donations that it started, because
 * anybody can type any address on the payment page.
 */
export type KnownDonor = {
  address: string | null
  link: string | null
  /** `returned` is the donation from whose payment page it came back. */
  browser: { secret: string; returned: string | null } | null
}

/** The link that a donor used, if it still works. */
export async function readLink(
  { link }: KnownDonor,
  now: Date,
): Promise<{ id: string; token: string } | null> {
  const read = link === null ? null : await readManageLink(link, now)
  return link !== null && read?.ok ? { id: read.value, token: link } : null
}

/** The donations that a donor is known by, newest first. */
export async function listKnown(
  { address, browser }: KnownDonor,
  { linked, now }: { linked: string | null; now: Date },
) {
  const ways: Prisma.DonationWhereInput[] = []
  if (linked !== null) ways.push({ id: linked })
  if (address !== null) ways.push({ donorEmail: address, ...given })
  if (browser !== null) ways.push(finishedIn(browser, now))
  if (ways.length === 0) return []
  return db().donation.findMany({
    where: { OR: ways, state: { in: ['pending', 'paid', 'scheduled', 'active', 'past_due', 'ending'] } },
    orderBy: { createdAt: 'desc' },
  })
}

/** Paid, or waiting for a slow bank. A donor who turned back at the payment page has not donated. */
function finishedIn({ secret, returned }: NonNullable<KnownDonor['browser']>, now: Date) {
  const hasGiven = { OR: [...given.OR, ...(returned === null ? [] : [{ id: returned }])] }
  return { AND: [startedIn(secret, now), hasGiven] }
}

export type KnownDonation = Awaited<ReturnType<typeof listKnown>>[number]
