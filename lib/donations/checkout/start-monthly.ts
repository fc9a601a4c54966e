import { fileRequest } from '../../address-requests/file-request'
import { nameNetwork } from '../../card-testing-guard/name-network'
import { takesDonationsFrom } from '../../countries'
import { uncountAttempt } from '../../limits/count-attempt'
import { db, inTransaction } from '../../db'
import type { Language } from '../../languages/rules'
import { consumeRetryLimit, continuationLimits } from '../../limits/limits'
import { log } from '../../log'
import { refuse, succeed, type Result } from '../../result'
import { admitStart } from './admit-start'
import { openCheckout } from './open-checkout'
import type { DonationLinkContent } from './take-donation-link'
import { writeFollowing, type Following } from './write-following'

type MonthlyRefusal =
  /** The single donation was not paid or was refunded, or its amount cannot be given every month. */
  | { reason: 'not_possible' }
  /** It was started before, and its card is given. */
  | { reason: 'already' }
  | { reason: 'closed_here' | 'limited' | 'closed' | 'unavailable' }

type MonthlyVisit = {
  now: Date
  ip: string
  visitor: string
  browser: string
  language: Language
  country?: string
  /** The address that the browser is signed in with. */
  email?: string | undefined
}

/** 'mailed': this network has to prove itself first, so the donor of the single donation gets a link by mail. */
type MonthlyStart = { checkoutUrl: string } | 'mailed'

/**
 * Starts the monthly donation that goes on after a single one, from the browser that gave it. Pressed twice, or on two
 * servers, it is one donation and one payment page. Counted like every start, because its page can test cards; where a
 * start needs a proof, the link by mail takes its place. The row says what is in progress if the process dies.
 */
export async function startMonthly(
  singleId: string,
  visit: MonthlyVisit,
): Promise<Result<MonthlyStart, MonthlyRefusal>> {
  if (!takesDonationsFrom(visit.country ?? '')) return refuse({ reason: 'closed_here' })
  const single = await db().donation.findUnique({
    where: { id: singleId },
    include: { followedBy: { select: { id: true } } },
  })
  if (single === null) return refuse({ reason: 'not_possible' })
  const email = single.donorEmail === visit.email ? visit.email : undefined
  try {
    return single.followedBy === null
      ? await startNew(singleId, { ...visit, email, to: single.donorEmail })
      : await startAgain(singleId, { ...visit, email, known: single.followedBy.id })
  } catch (error) {
    log.error('donation.start_failed', error)
    return refuse({ reason: 'closed' })
  }
}

type NewStart = MonthlyVisit & { to: string | null }

async function startNew(singleId: string, visit: NewStart): Promise<Result<MonthlyStart, MonthlyRefusal>> {
  const admitted = await admitStart(visit)
  if (!admitted.ok) return mailLink(singleId, visit)
  const following = await write(singleId, visit)
  const opened = await open(following, visit)
  if (!opened.ok) await uncountAttempt(admitted.value)
  return opened
}

/** It opens no second page, so only a limit of its own can stop it. */
async function startAgain(
  singleId: string,
  visit: MonthlyVisit & { known: string },
): Promise<Result<MonthlyStart, MonthlyRefusal>> {
  if (!(await consumeRetryLimit(visit.known)).ok) return refuse({ reason: 'limited' })
  return open(await write(singleId, visit), visit)
}

function write(singleId: string, { now, ip, browser, language }: MonthlyVisit): Promise<Following | null> {
  const start = { now, network: nameNetwork(ip), browser, language }
  return inTransaction((transaction) => writeFollowing(transaction, singleId, start))
}

async function open(
  following: Following | null,
  { email }: { email?: string | undefined },
): Promise<Result<MonthlyStart, MonthlyRefusal>> {
  if (following === null) return refuse({ reason: 'not_possible' })
  const { id: donationId, state, amountMinor, currency } = following
  if (state !== 'pending') return refuse({ reason: state === 'expired' ? 'not_possible' : 'already' })
  const amount = { minor: amountMinor, currency }
  return openCheckout({ donationId, frequency: 'monthly', amount, email })
}

/** Work and answer are those of every link to continue a donation (mail-donation-link.ts). */
async function mailLink(
  singleId: string,
  { to, now, ip, language }: NewStart,
): Promise<Result<MonthlyStart, MonthlyRefusal>> {
  if (to === null) return refuse({ reason: 'limited' })
  const content: DonationLinkContent = { email: to, follows: singleId, language, network: nameNetwork(ip) }
  const limits = continuationLimits({ address: to, ip })
  const filed = await fileRequest({ kind: 'donation-link', content, limits, now })
  return filed.ok ? succeed('mailed') : refuse({ reason: 'limited' })
}
