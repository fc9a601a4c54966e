import { needsProof } from '../../breaker/queries'
import { recordStart } from '../../breaker/record-start'
import { takesDonationsFrom } from '../../countries'
import { db, inTransaction } from '../../db'
import { spendDonation, spendDonationShare, type Limited } from '../../limits'
import { log } from '../../log'
import { makeChallenge, spendProof } from '../../proof-of-work'
import { refuse, succeed, type Result } from '../../result'
import { hashBrowser } from './hash-browser'
import { openCheckout } from './open-checkout'
import { findAttempt, signAttempt } from './retry-attempt'
import type { DonationRequest } from '../schema'
import { writeDonation } from '../sync/write-donation'

export type StartRefusal =
  | Limited
  /** Cards are being tried out: the browser has to solve this first (lib/proof-of-work.ts), or its reader asks for a mail. */
  | { reason: 'proof_needed'; challenge: string }
  /** Donations from this country are closed by a setting. */
  | { reason: 'closed_here' }
  /** Nobody could be counted, so nobody may start. */
  | { reason: 'closed' }
  /** Stripe does not answer; with `attempt` the next press asks for the same payment page, and not for another one. */
  | { reason: 'unavailable'; attempt: string }

/**
 * `visitor` is the random value of a first-party cookie, counted and never kept; `browser` the secret of another, by
 * which the browser is known again as the one that started this donation; `proof` what the browser solved.
 */
export type Visit = {
  now: Date
  ip: string
  visitor: string
  browser?: string | undefined
  proof?: string | undefined
  /** ISO 3166 code, where the edge names one. */
  country?: string
  /** Of a press before that Stripe did not answer. */
  attempt?: string | undefined
}

/**
 * Writes the donation down as pending, then asks Stripe for a page to pay on. Between the two the row says what is
 * under way. Where limits and breaker cannot answer, it stays closed: an uncounted door would be an open one.
 */
export async function startDonation(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<{ checkoutUrl: string }, StartRefusal>> {
  if (!takesDonationsFrom(visit.country ?? '')) return refuse({ reason: 'closed_here' })
  const written = await writeIfAdmitted(request, visit)
  if (!written.ok) return written
  const { frequency, amount } = request
  const opened = await openCheckout({ donationId: written.value, frequency, amount })
  return opened.ok
    ? opened
    : refuse({ reason: 'unavailable', attempt: signAttempt(written.value, visit.now) })
}

async function writeIfAdmitted(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<string, Exclude<StartRefusal, { reason: 'unavailable' | 'closed_here' }>>> {
  try {
    const spent = await spendDonation(visit)
    if (!spent.ok) return spent
    const proved = await prove(visit)
    if (!proved.ok) return proved
    const before = await findAttempt(request, visit)
    if (before !== null) return succeed(await startAgain(before, visit))
    return succeed(await inTransaction((transaction) => writeDonation(transaction, request, visit)))
  } catch (error) {
    log.error('donation.closed', error)
    return refuse({ reason: 'closed' })
  }
}

/** The browser that pressed last is the one that is known again, as after a mailed link. */
async function startAgain(donationId: string, { now, ip, browser }: Visit): Promise<string> {
  await recordStart(db(), { donationId, ip, browserHash: hashBrowser(browser), now })
  return donationId
}

/**
 * A proof is asked for, and spent, only while a breaker is open, or once more start in an hour than ever do: a flood
 * without a single card must not use up the share of those who mean it.
 */
async function prove({
  now,
  ip,
  proof,
}: Visit): Promise<Result<void, { reason: 'proof_needed'; challenge: string }>> {
  const isFree = !(await needsProof(ip, now)) && (await spendDonationShare()).ok
  const isAdmitted = isFree || (proof !== undefined && (await spendProof('start-donation', proof, now)))
  if (isAdmitted) return succeed(undefined)
  return refuse({ reason: 'proof_needed', challenge: await makeChallenge('start-donation', now) })
}
