import { nameNetwork } from '../../card-testing-guard/name-network'
import { needsProof } from '../../card-testing-guard/queries'
import { recordStart } from '../../card-testing-guard/record-start'
import { takesDonationsFrom } from '../../countries'
import { db, inTransaction } from '../../db'
import { consumeDonationLimit, consumeDonationShareLimit, type Limited } from '../../limits'
import { log } from '../../log'
import { makeChallenge, consumeProof } from '../../proof-of-work'
import { refuse, succeed, type Result } from '../../result'
import { hashBrowser } from './hash-browser'
import { openCheckout } from './open-checkout'
import { findAttempt, signAttempt } from './retry-attempt'
import type { DonationRequest } from '../schema'
import { writeDonation } from '../sync/write-donation'

export type StartRefusal =
  | Limited
  /**
   * Card testing is going on: the browser has to solve this first (lib/proof-of-work.ts), or the donor asks for a mail.
   */
  | { reason: 'proof_needed'; challenge: string }
  /** A setting closes donations from this country. */
  | { reason: 'closed_here' }
  /** The limits could not be counted, so nobody may start. */
  | { reason: 'closed' }
  /** Stripe does not answer. With `attempt`, the next press asks for the same payment page. */
  | { reason: 'unavailable'; attempt: string }

/**
 * `visitor` is the random value of a first-party cookie, counted and never stored; `browser` is the secret of another
 * cookie, by which we recognise the browser that started this donation; `proof` is the solved proof of work.
 */
export type Visit = {
  now: Date
  ip: string
  visitor: string
  browser?: string | undefined
  proof?: string | undefined
  /** ISO 3166 code, if the CDN sends one. */
  country?: string
  /** From an earlier press that Stripe did not answer. */
  attempt?: string | undefined
  /** The address of a donor who is signed in: Stripe's page then has it. */
  email?: string | undefined
}

/**
 * Stores the donation as pending, then asks Stripe for a payment page. In between, the row says what is in progress.
 * Fails closed when the limits or the card-testing guard are unavailable.
 */
export async function startDonation(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<{ checkoutUrl: string }, StartRefusal>> {
  if (!takesDonationsFrom(visit.country ?? '')) return refuse({ reason: 'closed_here' })
  const written = await writeIfAllowed(request, visit)
  if (!written.ok) return written
  const { frequency, amount } = request
  const opened = await openCheckout({ donationId: written.value, frequency, amount, email: visit.email })
  return opened.ok
    ? opened
    : refuse({ reason: 'unavailable', attempt: signAttempt(written.value, visit.now) })
}

async function writeIfAllowed(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<string, Exclude<StartRefusal, { reason: 'unavailable' | 'closed_here' }>>> {
  try {
    const consumed = await consumeDonationLimit(visit)
    if (!consumed.ok) return consumed
    const proved = await prove(visit)
    if (!proved.ok) return proved
    const before = await findAttempt(request, visit)
    if (before !== null) return succeed(await startAgain(before, visit))
    const start = { ...visit, network: nameNetwork(visit.ip) }
    return succeed(await inTransaction((transaction) => writeDonation(transaction, request, start)))
  } catch (error) {
    log.error('donation.start_failed', error)
    return refuse({ reason: 'closed' })
  }
}

/** The browser that pressed last is the one that is recognised, as after a mailed link. */
async function startAgain(donationId: string, { now, ip, browser }: Visit): Promise<string> {
  const network = nameNetwork(ip)
  await recordStart(db(), { donationId, network, browserHash: hashBrowser(browser), now })
  return donationId
}

/**
 * A proof is required, and consumed, only while the guard is open or more donations start in an hour than ever before.
 * A flood without a single card must not use up the limit of real donors.
 */
async function prove({
  now,
  ip,
  proof,
}: Visit): Promise<Result<void, { reason: 'proof_needed'; challenge: string }>> {
  const isFree = !(await needsProof(ip, now)) && (await consumeDonationShareLimit()).ok
  const isAllowed = isFree || (proof !== undefined && (await consumeProof('start-donation', proof, now)))
  if (isAllowed) return succeed(undefined)
  return refuse({ reason: 'proof_needed', challenge: await makeChallenge('start-donation', now) })
}
