import type { FiledRequest } from '../../address-requests/take-request'
import type { Queryable } from '../../db'
import { isDisposable } from '../../addresses/disposable-address'
import type { Language } from '../../languages/rules'
import { postMail } from '../../mail/post-mail'
import { readerLinks } from '../../readers/neutral-mail'
import { mayAskForMail } from '../../readers/queries'
import { signToken } from '../../secrets/tokens'
import { siteUrl } from '../../urls'
import { continueHours } from '../rules'
import type { DonationRequest } from '../schema'
import { writeDonation } from '../sync/write-donation'
import { continueMail } from './continue-emails'
import { writeFollowing } from './write-following'

/** A choice of the box, or the single donation after which a monthly one goes on. */
type Choice = { donation: DonationRequest } | { follows: string; language: Language }

/** `network` is a pseudonym (lib/card-testing-guard/name-network.ts). */
export type DonationLinkContent = { email: string; network: string | null } & Choice

/** Stores the donation as pending and mails the link that continues it, if the address may be mailed. */
export async function takeDonationLink(
  transaction: Queryable,
  { content, now }: FiledRequest<DonationLinkContent>,
): Promise<void> {
  const { email } = content
  if (isDisposable(email) || !(await mayAskForMail(transaction, email))) return
  const subject = await write(transaction, content, now)
  if (subject === null) return
  const expiresAt = new Date(now.getTime() + continueHours * 3_600_000)
  const token = signToken('continue-donation', { subject, expiresAt })
  const { frequency, amountMinor, currency, neutralMail, language } =
    await transaction.donation.findUniqueOrThrow({ where: { id: subject } })
  const mail = await continueMail({
    ...(await readerLinks(transaction, { email, choice: neutralMail, language })),
    frequency,
    amount: { minor: amountMinor, currency },
    hours: continueHours,
    continueUrl: siteUrl('/donate/continue', { token }),
  })
  const uniqueKey = `continue-donation:${subject}`
  await postMail(transaction, { uniqueKey, kind: 'continue-donation', to: email, content: mail }, now)
}

/** The id of the row; null if nothing is left to continue. */
async function write(
  transaction: Queryable,
  content: DonationLinkContent,
  now: Date,
): Promise<string | null> {
  const { network } = content
  if ('donation' in content) return writeDonation(transaction, content.donation, { now, network })
  const { follows, language } = content
  const following = await writeFollowing(transaction, follows, { now, network, language })
  return following?.state === 'pending' ? following.id : null
}
