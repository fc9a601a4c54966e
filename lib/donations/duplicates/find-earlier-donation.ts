import type { Money } from '../../money'
import { checkBounds, type Frequency } from '../../offers/rules'
import type { Currency } from '../../publication'
import { listKnown, readLink, type KnownDonation, type KnownDonor } from '../supporters/list-known'

export type EarlierDonation = {
  /**
   * 'same': the same amount and frequency within a day. 'running': a recurring donation, and another is about to start.
   */
  reason: 'same' | 'running'
  amount: Money
  frequency: Frequency
  givenAt: Date
  /** The first charge of one that has not begun. */
  startsAt: Date | null
  /** For a running donation: the total of both, if one donation can have that amount. */
  together: Money | null
  /**
   * How the donor may open it: by id if signed in, by the link that they used; null for a browser. A browser is asked
   * and opens nothing, because somebody else may have paid on the page it was sent to.
   */
  access: { donation: string } | { token: string } | null
}

const dayMs = 86_400_000

/** The earlier donation because of which we ask before another starts; null if there is nothing to ask. */
export async function findEarlierDonation(
  known: KnownDonor,
  request: { frequency: Frequency; amount: Money },
  now: Date,
): Promise<EarlierDonation | null> {
  const linked = await readLink(known, now)
  const donations = await listKnown(known, { linked: linked?.id ?? null, now })
  const running = request.frequency === 'once' ? undefined : donations.find(isRunning)
  const donation = running ?? donations.find((each) => isSame(each, { request, now }))
  if (donation === undefined) return null
  const { id, frequency, amountMinor, currency, paidAt, createdAt, donorEmail, state, nextChargeAt } =
    donation
  const isOwner = known.address !== null && donorEmail === known.address
  return {
    reason: running === undefined ? 'same' : 'running',
    amount: { minor: amountMinor, currency },
    frequency,
    givenAt: paidAt ?? createdAt,
    startsAt: state === 'scheduled' ? nextChargeAt : null,
    together: running === undefined ? null : addUp(donation, request),
    access: isOwner ? { donation: id } : linked?.id === id ? { token: linked.token } : null,
  }
}

function isRunning({ state }: KnownDonation): boolean {
  return state === 'scheduled' || state === 'active' || state === 'past_due' || state === 'ending'
}

function isSame(
  { frequency, amountMinor, currency, paidAt, createdAt }: KnownDonation,
  { request, now }: { request: { frequency: Frequency; amount: Money }; now: Date },
): boolean {
  const isRecent = now.getTime() - (paidAt ?? createdAt).getTime() < dayMs
  const isSameSum = amountMinor === request.amount.minor && currency === request.amount.currency
  return isRecent && isSameSum && frequency === request.frequency
}

function addUp(
  { frequency, amountMinor, currency, state }: KnownDonation,
  request: { frequency: Frequency; amount: Money },
): Money | null {
  const isAlike = frequency === request.frequency && currency === request.amount.currency
  if (!isAlike || state === 'ending') return null
  const both = { minor: amountMinor + request.amount.minor, currency }
  return checkBounds(both, { frequency, currency: currency as Currency }).ok ? both : null
}
