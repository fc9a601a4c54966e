import { countAttempt } from '../../limits/count-attempt'
import { inTransaction, type Queryable } from '../../db'
import { isDisposable } from '../../addresses/disposable-address'
import type { Language } from '../../languages/rules'
import { donationAddressLimits, type Limited } from '../../limits/limits'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { mayAskForMail } from '../../readers/queries'
import { readerLinks } from '../../readers/neutral-mail'
import { refuse, succeed, type Result } from '../../result'
import { signToken } from '../../secrets/tokens'
import { siteUrl } from '../../urls'
import { confirmDonationAddressMail } from './emails'
import { countSharing } from '../cards/count-sharing'
import { confirmUntil, mayMove } from './rules'

export type AddressRefusal =
  | Limited
  | { reason: 'unchanged' }
  | { reason: 'not_possible' }
  | { reason: 'changed_meanwhile' }
  /** Others would move with it, and a link opens one donation alone. */
  | { reason: 'sign_in' }

type Spoken = { neutralMail: boolean | null; language: Language }
/** `by`: the link of a mail, or the account of the address. */
type Ask = { number: number; email: string; now: Date; ip: string; by: 'link' | 'address' }

/**
 * Stores a wish for another address, and mails that address a link that confirms it. The same form sent twice is one
 * wish and one mail. The answer is the same for every address, also for one that we do not mail. Donations of one
 * customer at Stripe have one address, so they move together.
 */
export async function requestDonationAddress(
  donationId: string,
  { number, email, now, ip, by }: Ask,
): Promise<Result<void, AddressRefusal>> {
  const counted = await countAttempt(donationAddressLimits({ donationId, address: email, ip }))
  if (!counted.ok) return counted
  return inTransaction(async (transaction) => {
    const donation = await transaction.donation.findUnique({
      where: { id: donationId },
      include: { changes: { orderBy: { number: 'desc' }, take: 1 } },
    })
    if (donation?.stripeCustomerId == null || !mayMove(donation)) return refuse({ reason: 'not_possible' })
    if (donation.donorEmail === email) return refuse({ reason: 'unchanged' })
    if (by === 'link' && (await countSharing(transaction, donation)) > 0) return refuse({ reason: 'sign_in' })
    const wish = { kind: 'address', state: 'unconfirmed', address: email } as const
    const { count } =
      number === (donation.changes[0]?.number ?? 0) + 1
        ? await transaction.donationChange.createMany({
            data: { ...wish, donationId, number, askedAt: now },
            skipDuplicates: true,
          })
        : { count: 0 }
    const change = await transaction.donationChange.findFirst({ where: { ...wish, donationId, number } })
    if (change === null) return refuse({ reason: 'changed_meanwhile' })
    if (count > 0) await mailLink(transaction, { changeId: change.id, email, now, donation })
    return succeed(undefined)
  })
}

async function mailLink(
  transaction: Queryable,
  { changeId, email, now, donation }: Pick<Ask, 'email' | 'now'> & { changeId: string; donation: Spoken },
): Promise<void> {
  if (isDisposable(email) || !(await mayAskForMail(transaction, email))) return
  const token = signToken('confirm-donation-address', { subject: changeId, expiresAt: confirmUntil(now) })
  const content = await confirmDonationAddressMail({
    ...(await readerLinks(transaction, {
      email,
      choice: donation.neutralMail,
      otherwise: donation.language,
    })),
    contact: publication.contact,
    confirmUrl: siteUrl('/account/donations/address', { token }),
  })
  const uniqueKey = `confirm-donation-address:${changeId}`
  await postMail(transaction, { uniqueKey, kind: 'confirm-donation-address', to: email, content }, now)
}
