import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from './db'
import { settings, type LimitName } from './env'
import { ipPrefix } from './ip-prefix'
import { refuse, succeed, type Result } from './result'
import { fingerprint } from './tokens'

export type Limited = { reason: 'limited'; retryAfterSeconds: number }

type Counted = Partial<Record<LimitName, string>>

const limiters = new Map<LimitName, RateLimiterPostgres>()

/**
 * Counts one attempt against every limit of a sign-up. Kept in PostgreSQL, so that any number of webs share
 * the count; keys are keyed hashes, so the table holds neither addresses nor IPs.
 * @throws when the counter cannot be reached: an uncounted door would be an open one.
 */
export function spendSignUp(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return spend({ SIGN_UP_ADDRESS: from.address, SIGN_UP_IP: ipPrefix(from.ip), SIGN_UP_ALL: 'all' })
}

/** The same for a reminder. */
export function spendReminder(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return spend({ REMINDER_ADDRESS: from.address, REMINDER_IP: ipPrefix(from.ip), REMINDER_ALL: 'all' })
}

/** The same for the start of a donation; `visitor` is the random value of a first-party cookie. */
export function spendDonation(from: { ip: string; visitor: string }): Promise<Result<void, Limited>> {
  return spend({ DONATION_IP: ipPrefix(from.ip), DONATION_COOKIE: from.visitor })
}

/** Everybody's share of starts that need no proof. Used up, it closes no door: the next starts need one. */
export function spendDonationShare(): Promise<Result<void, Limited>> {
  return spend({ DONATION_ALL: 'all' })
}

/** The same for a link that goes on with a donation, mailed to an address. */
export function spendContinuation(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return spend({ CONTINUE_ADDRESS: from.address, CONTINUE_IP: ipPrefix(from.ip), CONTINUE_ALL: 'all' })
}

/** The same for a mail that signs somebody in. */
export function spendSignIn(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return spend({ SIGN_IN_ADDRESS: from.address, SIGN_IN_IP: ipPrefix(from.ip), SIGN_IN_ALL: 'all' })
}

/** The same for a mailed code, right or wrong; how many may be tried for one mail is counted beside the mail. */
export function spendSignInCode(from: { ip: string }): Promise<Result<void, Limited>> {
  return spend({ SIGN_IN_CODE_IP: ipPrefix(from.ip) })
}

/** The same for a try at the second factor, right or wrong. */
export function spendSecondFactor(userId: string): Promise<Result<void, Limited>> {
  return spend({ SECOND_FACTOR_PERSON: userId })
}

/** The same for a change of one gift: each is followed by a mail. */
export function spendGiftChange(donationId: string): Promise<Result<void, Limited>> {
  return spend({ GIFT_CHANGE: donationId })
}

/** The same for a new link to a gift whose last one is too old. */
export function spendGiftLink(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return spend({ GIFT_LINK_ADDRESS: from.address, GIFT_LINK_IP: ipPrefix(from.ip) })
}

/** The same for the letters at another address: two mails follow, one of them to a mailbox that may be a stranger's. */
export function spendPreferences(from: {
  subscriberId: string
  address: string
  ip: string
}): Promise<Result<void, Limited>> {
  return spend({
    PREFERENCES_PERSON: from.subscriberId,
    PREFERENCES_ADDRESS: from.address,
    PREFERENCES_IP: ipPrefix(from.ip),
  })
}

/** The same for thank-you pages that ask Stripe; past it they show what is known. */
export function spendThankYou(from: { ip: string }): Promise<Result<void, Limited>> {
  return spend({ THANK_YOU_IP: ipPrefix(from.ip) })
}

/** The same for visits that come from a letter. */
export function spendClick(from: { ip: string }): Promise<Result<void, Limited>> {
  return spend({ CLICKS_IP: ipPrefix(from.ip) })
}

/** One after the other, the narrow ones first: a client that is stopped there does not use up everybody's share. */
async function spend(counted: Counted): Promise<Result<void, Limited>> {
  for (const [name, key] of Object.entries(counted) as [LimitName, string][]) {
    const limited = await spendOne(name, key)
    if (limited !== null) return refuse(limited)
  }
  return succeed(undefined)
}

async function spendOne(name: LimitName, key: string): Promise<Limited | null> {
  try {
    await limiterOf(name).consume(fingerprint('limit', key))
    return null
  } catch (stop) {
    if (!(stop instanceof RateLimiterRes)) throw stop
    return { reason: 'limited', retryAfterSeconds: Math.ceil(stop.msBeforeNext / 1000) }
  }
}

function limiterOf(name: LimitName): RateLimiterPostgres {
  const known = limiters.get(name)
  if (known) return known
  const { points, seconds } = settings()[`LIMIT_${name}`]
  const limiter = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  limiters.set(name, limiter)
  return limiter
}
