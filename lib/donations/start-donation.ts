import { needsProof } from '../breaker/queries'
import { inTransaction } from '../db'
import { spendDonation, spendDonationShare, type Limited } from '../limits'
import { log } from '../log'
import { makeChallenge, spendProof } from '../proof-of-work'
import { refuse, succeed, type Result } from '../result'
import { openCheckout } from './open-checkout'
import type { DonationRequest } from './schema'
import { writeDonation } from './write-donation'

export type StartRefusal =
  | Limited
  /** Cards are being tried out: the browser has to solve this first (lib/proof-of-work.ts), or its reader asks for a mail. */
  | { reason: 'proof_needed'; challenge: string }
  /** Nobody could be counted, so nobody may start. */
  | { reason: 'closed' }
  | { reason: 'unavailable' }

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
}

/**
 * Writes the donation down as pending, then asks Stripe for a page to pay on. Between the two the row says what is
 * under way. Where limits and breaker cannot answer, it stays closed: an uncounted door would be an open one.
 */
export async function startDonation(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<{ checkoutUrl: string }, StartRefusal>> {
  const written = await writeIfAdmitted(request, visit)
  if (!written.ok) return written
  const { frequency, amount } = request
  return openCheckout({ donationId: written.value, frequency, amount })
}

async function writeIfAdmitted(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<string, Exclude<StartRefusal, { reason: 'unavailable' }>>> {
  try {
    const spent = await spendDonation(visit)
    if (!spent.ok) return spent
    const proved = await prove(visit)
    if (!proved.ok) return proved
    return succeed(await inTransaction((transaction) => writeDonation(transaction, request, visit)))
  } catch (error) {
    log.error('donation.closed', error)
    return refuse({ reason: 'closed' })
  }
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
