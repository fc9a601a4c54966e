import { db } from '../../db'
import { isId } from '../../donations/rules'
import { withWhatFollowed } from './find-donation'

export type DonorStory = Awaited<ReturnType<typeof readStory>>

/**
 * All that we know of a donor: donations with their payments, the newsletter and how consent came
 * about, reminders, and the mails of the last month. Found by the donation, so that no address stands in an address.
 * Null where the donation is none of ours, or nobody has paid it yet.
 */
export async function findDonor(donationId: string): Promise<DonorStory | null> {
  if (!isId(donationId)) return null
  const donation = await db().donation.findUnique({ where: { id: donationId }, select: { donorEmail: true } })
  return donation?.donorEmail == null ? null : readStory(donation.donorEmail)
}

async function readStory(email: string) {
  const [donations, subscriber, reminders, mails] = await Promise.all([
    db().donation.findMany({
      where: { donorEmail: email },
      orderBy: { createdAt: 'desc' },
      include: { ...withWhatFollowed, changes: { orderBy: { number: 'desc' } } },
      take: 200,
    }),
    db().subscriber.findUnique({ where: { email }, include: { consents: { orderBy: { id: 'asc' } } } }),
    db().reminder.findMany({ where: { email }, orderBy: { createdAt: 'desc' } }),
    db().mail.findMany({
      where: { toAddress: email },
      select: { id: true, kind: true, subject: true, state: true, createdAt: true, sentAt: true },
      orderBy: { createdAt: 'desc' },
      take: 100,
    }),
  ])
  return { email, donations, subscriber, reminders, mails }
}
