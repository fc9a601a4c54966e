import { db } from '../db'
import type { Money } from '../money'
import { checkBounds, type Frequency } from '../offers/rules'
import type { Currency } from '../publication'
import { readToken, signToken } from '../tokens'
import { knownMinutes } from './sign-known-donor'

/**
 * Who is about to give, as far as that is proved: `address` by being signed in, `token` by a browser in which a
 * gift was just made. Such a browser proves that one gift, and none of its donor's others: anyone can type
 * anyone's address at the payment page.
 */
export type KnownDonor = { address: string | null; token: string | null }

export type EarlierGift = {
  /** 'same': just as much, just as often, within a day. 'running': a regular gift, and another is about to begin. */
  why: 'same' | 'running'
  amount: Money
  frequency: Frequency
  givenAt: Date
  /** Of a running gift: what both would come to together, where one gift can be of that. */
  together: Money | null
  /** How its donor may open it: by id where they are signed in, else by a token that lasts as long as the proof. */
  access: { gift: string } | { token: string }
}

const dayMs = 86_400_000

/** The gift that makes one ask "again?" before another begins; null where there is nothing to ask. */
export async function findEarlierGift(
  known: KnownDonor,
  request: { frequency: Frequency; amount: Money },
  now: Date,
): Promise<EarlierGift | null> {
  const recent = readRecent(known, now)
  const gifts = await listKnown(known, recent)
  const running = request.frequency === 'once' ? undefined : gifts.find(isRunning)
  const gift = running ?? gifts.find((each) => isSame(each, { request, now }))
  if (gift === undefined) return null
  const { id, frequency, amountMinor, currency, paidAt, createdAt, donorEmail } = gift
  const isOwner = known.address !== null && donorEmail === known.address
  return {
    why: running === undefined ? 'same' : 'running',
    ...{ amount: { minor: amountMinor, currency }, frequency, givenAt: paidAt ?? createdAt },
    together: running === undefined ? null : addUp(gift, request),
    access: isOwner ? { gift: id } : { token: briefToken(id, now) },
  }
}

function readRecent({ token }: KnownDonor, now: Date): string | null {
  const read = token === null ? null : readToken('known-donor', token, now)
  return read?.ok ? read.value : null
}

async function listKnown({ address }: KnownDonor, recent: string | null) {
  const ways = [
    ...(recent === null ? [] : [{ id: recent }]),
    ...(address === null ? [] : [{ donorEmail: address, paidAt: { not: null } }]),
  ]
  if (ways.length === 0) return []
  return db().donation.findMany({
    where: { OR: ways, state: { in: ['pending', 'paid', 'active', 'past_due', 'ending'] } },
    orderBy: { createdAt: 'desc' },
  })
}

type Gift = Awaited<ReturnType<typeof listKnown>>[number]

function isRunning({ state }: Gift): boolean {
  return state === 'active' || state === 'past_due' || state === 'ending'
}

function isSame(
  { frequency, amountMinor, currency, paidAt, createdAt }: Gift,
  { request, now }: { request: { frequency: Frequency; amount: Money }; now: Date },
): boolean {
  const isRecent = now.getTime() - (paidAt ?? createdAt).getTime() < dayMs
  const isSameSum = amountMinor === request.amount.minor && currency === request.amount.currency
  return isRecent && isSameSum && frequency === request.frequency
}

function addUp(
  { frequency, amountMinor, currency, state }: Gift,
  request: { frequency: Frequency; amount: Money },
): Money | null {
  const isAlike = frequency === request.frequency && currency === request.amount.currency
  if (!isAlike || state === 'ending') return null
  const both = { minor: amountMinor + request.amount.minor, currency }
  return checkBounds(both, { frequency, currency: currency as Currency }).ok ? both : null
}

function briefToken(id: string, now: Date): string {
  const expiresAt = new Date(now.getTime() + knownMinutes * 60_000)
  return signToken('manage-gift', { subject: id, expiresAt })
}
