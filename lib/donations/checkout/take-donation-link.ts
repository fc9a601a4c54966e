import type { FiledRequest } from '../../address-requests/take-request'
import type { Queryable } from '../../db'
import { isDisposable } from '../../addresses/disposable-address'
import { postMail } from '../../mail/post-mail'
import { readerLinks } from '../../readers/neutral-mail'
import { mayAskForMail } from '../../readers/queries'
import { signToken } from '../../secrets/tokens'
import { siteUrl } from '../../urls'
import { continueHours } from '../rules'
import type { DonationRequest } from '../schema'
import { writeDonation } from '../sync/write-donation'
import { continueMail } from './continue-emails'

/** `network` is a pseudonym (lib/card-testing-guard/name-network.ts). */
export type DonationLinkContent = { email: string; donation: DonationRequest; network: string | null }

/** Stores the donation as pending and mails the link that continues it, if the address may be mailed. */
export async function takeDonationLink(
  transaction: Queryable,
  { content, now }: FiledRequest<DonationLinkContent>,
): Promise<void> {
  const { email, donation, network } = content
  if (isDisposable(email) || !(await mayAskForMail(transaction, email))) return
  const subject = await writeDonation(transaction, donation, { now, network })
  const expiresAt = new Date(now.getTime() + continueHours * 3_600_000)
  const token = signToken('continue-donation', { subject, expiresAt })
  const mail = await continueMail({
    ...(await readerLinks(transaction, {
      email,
      choice: donation.neutralMail ?? null,
      language: donation.language ?? 'en',
    })),
    frequency: donation.frequency,
    amount: donation.amount,
    hours: continueHours,
    continueUrl: siteUrl('/donate/continue', { token }),
  })
  const uniqueKey = `continue-donation:${subject}`
  await postMail(transaction, { uniqueKey, kind: 'continue-donation', to: email, content: mail }, now)
}
