import type { Queryable } from '../../db'
import { dayOf } from '../../days'
import type { Language } from '../../languages/rules'
import { postMail } from '../../mail/post-mail'
import { publication } from '../../publication'
import { readerLinks } from '../../readers/neutral-mail'
import type { StripeSnapshot } from '../../stripe/stripe-snapshot'
import { signManageLink } from '../manage-links/sign-manage-link'
import type { Frequency } from '../../offers/rules'
import { donationAddressLeftMail, donationAddressTakenMail } from './emails'

type Moved = {
  donation: {
    id: string
    syncs: number
    frequency: Frequency
    amountMinor: number
    currency: string
    neutralMail: boolean | null
    language: Language
  }
  from: string
  to: string
  snapshot: StripeSnapshot
  now: Date
}

/** Mails both addresses once a sync found the change, wherever it was made; its key is the sync that commits it. */
export async function notifyOfAddress(
  transaction: Queryable,
  { donation, from, to, snapshot, now }: Moved,
): Promise<void> {
  const { id, syncs, currency, neutralMail: choice, language: otherwise } = donation
  const { contact } = publication
  const left = await donationAddressLeftMail({
    ...(await readerLinks(transaction, { email: from, choice, otherwise })),
    contact,
    changedOn: dayOf(now),
  })
  const taken = await donationAddressTakenMail({
    ...(await readerLinks(transaction, { email: to, choice, otherwise })),
    frequency: snapshot.subscription?.frequency ?? donation.frequency,
    amount: snapshot.subscription?.amount ?? { minor: donation.amountMinor, currency },
    contact,
    manageUrl: signManageLink(id, now),
  })
  const mails = [
    { kind: 'donation-address-left', to: from, content: left },
    { kind: 'donation-address-taken', to, content: taken },
  ]
  for (const mail of mails)
    await postMail(transaction, { ...mail, uniqueKey: `${mail.kind}:${id}:${syncs}` }, now)
}
