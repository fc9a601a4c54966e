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
 * Counts one attempt against every sign-up limit. PostgreSQL holds the counts, so that any number of web processes
 * share them. Its keys are keyed hashes, so the table has neither addresses nor IPs. @throws if the counter is
 * unavailable (fails closed)
 */
export function consumeSignUpLimit(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return consume({ SIGN_UP_ADDRESS: from.address, SIGN_UP_IP: ipPrefix(from.ip), SIGN_UP_ALL: 'all' })
}

/** The same for a reminder. */
export function consumeReminderLimit(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return consume({ REMINDER_ADDRESS: from.address, REMINDER_IP: ipPrefix(from.ip), REMINDER_ALL: 'all' })
}

/** The same for starting a donation; `visitor` is the random value of a first-party cookie. */
export function consumeDonationLimit(from: { ip: string; visitor: string }): Promise<Result<void, Limited>> {
  return consume({ DONATION_IP: ipPrefix(from.ip), DONATION_COOKIE: from.visitor })
}

/** Counts against the global limit of donations without a proof of work. Past it, a donation needs a proof. */
export function consumeDonationShareLimit(): Promise<Result<void, Limited>> {
  return consume({ DONATION_ALL: 'all' })
}

/** The same for a mailed link that continues a donation. */
export function consumeContinuationLimit(from: {
  address: string
  ip: string
}): Promise<Result<void, Limited>> {
  return consume({ CONTINUE_ADDRESS: from.address, CONTINUE_IP: ipPrefix(from.ip), CONTINUE_ALL: 'all' })
}

/** The same for a sign-in mail. */
export function consumeSignInLimit(from: { address: string; ip: string }): Promise<Result<void, Limited>> {
  return consume({ SIGN_IN_ADDRESS: from.address, SIGN_IN_IP: ipPrefix(from.ip), SIGN_IN_ALL: 'all' })
}

/** The same for a mailed code, right or wrong. The tries for one mail are counted in the mail's own row. */
export function consumeSignInCodeLimit(from: { ip: string }): Promise<Result<void, Limited>> {
  return consume({ SIGN_IN_CODE_IP: ipPrefix(from.ip) })
}

/** The same for a second-factor attempt, right or wrong. */
export function consumeSecondFactorLimit(userId: string): Promise<Result<void, Limited>> {
  return consume({ SECOND_FACTOR_PERSON: userId })
}

/** The same for changes of one donation: each sends a mail. */
export function consumeDonationChangeLimit(donationId: string): Promise<Result<void, Limited>> {
  return consume({ DONATION_CHANGE: donationId })
}

/** The same for replacing an expired link to a donation. */
export function consumeManageLinkLimit(from: {
  address: string
  ip: string
}): Promise<Result<void, Limited>> {
  return consume({ MANAGE_LINK_ADDRESS: from.address, MANAGE_LINK_IP: ipPrefix(from.ip) })
}

/** The same for a change of address: it sends two mails, one possibly to a stranger's mailbox. */
export function consumePreferencesLimit(from: {
  subscriberId: string
  address: string
  ip: string
}): Promise<Result<void, Limited>> {
  return consume({
    PREFERENCES_PERSON: from.subscriberId,
    PREFERENCES_ADDRESS: from.address,
    PREFERENCES_IP: ipPrefix(from.ip),
  })
}

/** The same for thank-you pages that ask Stripe. Past it they show what we know. */
export function consumeThankYouLimit(from: { ip: string }): Promise<Result<void, Limited>> {
  return consume({ THANK_YOU_IP: ipPrefix(from.ip) })
}

/** The same for counted clicks from an edition. */
export function consumeClickLimit(from: { ip: string }): Promise<Result<void, Limited>> {
  return consume({ CLICKS_IP: ipPrefix(from.ip) })
}

/** One after the other, the narrow ones first: a client that is stopped there does not use up everybody's share. */
async function consume(counted: Counted): Promise<Result<void, Limited>> {
  for (const [name, key] of Object.entries(counted) as [LimitName, string][]) {
    const limited = await consumeOne(name, key)
    if (limited !== null) return refuse(limited)
  }
  return succeed(undefined)
}

async function consumeOne(name: LimitName, key: string): Promise<Limited | null> {
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
