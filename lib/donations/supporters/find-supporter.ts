import { dayOf } from '../../days'
import { standingOf } from '../rules'
import { listKnown, readLink, type KnownDonation, type KnownDonor } from './list-known'
import { isThanked, type SupportedDonation, type Supporter } from './rules'

/**
 * Somebody who gives, as far as this reader is known to (list-known.ts); null for everybody else. A browser sees what was
 * given in it for half an hour and opens nothing; an account and a mailed link open what they name.
 */
export async function findSupporter(known: KnownDonor, now: Date): Promise<Supporter | null> {
  const linked = await readLink(known, now)
  const donations = await listKnown(known, { linked: linked?.id ?? null, now })
  const thanked = donations.filter((donation) =>
    isThanked({ ...donation, standing: standingOf(donation) }, now),
  )
  if (thanked.length === 0) return null
  const views = thanked.map((donation) => viewOf(donation, accessTo(donation, { known, linked })))
  const isSingle = ({ standing }: SupportedDonation) => standing === 'single'
  const recurring = views.filter((view) => !isSingle(view))
  return { donations: recurring.length > 0 ? recurring : views.slice(0, 1) }
}

type Proof = { known: KnownDonor; linked: { id: string; token: string } | null }

function accessTo({ id, donorEmail }: KnownDonation, { known, linked }: Proof): SupportedDonation['access'] {
  if (known.address !== null && donorEmail === known.address) return { donation: id }
  return linked?.id === id ? { token: linked.token } : null
}

function viewOf(donation: KnownDonation, access: SupportedDonation['access']): SupportedDonation {
  const { frequency, amountMinor, currency, paidAt, createdAt, endsAt, state, nextChargeAt } = donation
  return {
    frequency,
    amount: { minor: amountMinor, currency },
    standing: standingOf(donation),
    givenOn: dayOf(paidAt ?? createdAt),
    endsOn: endsAt === null ? null : dayOf(endsAt),
    startsOn: state === 'scheduled' && nextChargeAt !== null ? dayOf(nextChargeAt) : null,
    access,
  }
}
