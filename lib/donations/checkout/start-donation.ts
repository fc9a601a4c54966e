import { nameNetwork } from '../../card-testing-guard/name-network'
import { needsProof } from '../../card-testing-guard/queries'
import { recordStart } from '../../card-testing-guard/record-start'
import { takesDonationsFrom } from '../../countries'
import { uncountAttempt, type Counted } from '../../limits/count-attempt'
import { db, inTransaction } from '../../db'
import { consumeRetryLimit } from '../../limits/limits'
import { log } from '../../log'
import { refuse, succeed, type Result } from '../../result'
import { admitStart, requireProof, type AdmitRefusal } from './admit-start'
import { hashBrowser } from './hash-browser'
import { openCheckout } from './open-checkout'
import { findAttempt, signAttempt } from './retry-attempt'
import type { DonationRequest } from '../schema'
import { writeDonation } from '../sync/write-donation'

export type StartRefusal =
  | AdmitRefusal
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
 * Only an opened page counts against the limits. Fails closed when the limits or the card-testing guard are unavailable.
 */
export async function startDonation(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<{ checkoutUrl: string }, StartRefusal>> {
  if (!takesDonationsFrom(visit.country ?? '')) return refuse({ reason: 'closed_here' })
  const written = await writeIfAllowed(request, visit)
  if (!written.ok) return written
  const { donationId, counted } = written.value
  const { frequency, amount } = request
  const opened = await openCheckout({ donationId, frequency, amount, email: visit.email })
  if (opened.ok) return opened
  await uncountAttempt(counted)
  return refuse({ reason: 'unavailable', attempt: signAttempt(donationId, visit.now) })
}

type Written = { donationId: string; counted: Counted }

async function writeIfAllowed(
  request: DonationRequest,
  visit: Visit,
): Promise<Result<Written, Exclude<StartRefusal, { reason: 'unavailable' | 'closed_here' }>>> {
  try {
    const before = await findAttempt(request, visit)
    if (before !== null) return await startAgain(before, visit)
    const admitted = await admitStart(visit)
    if (!admitted.ok) return admitted
    const start = { ...visit, network: nameNetwork(visit.ip) }
    const donationId = await inTransaction((transaction) => writeDonation(transaction, request, start))
    return succeed({ donationId, counted: admitted.value })
  } catch (error) {
    log.error('donation.start_failed', error)
    return refuse({ reason: 'closed' })
  }
}

/**
 * It opens no second page, so only the guard and a limit of its own can stop it. The browser that pressed last is the
 * one that is recognised, as after a mailed link.
 */
async function startAgain(donationId: string, visit: Visit): Promise<Result<Written, AdmitRefusal>> {
  const { now, ip, browser } = visit
  const consumed = await consumeRetryLimit(donationId)
  if (!consumed.ok) return consumed
  const proved = (await needsProof(ip, now)) ? await requireProof(visit) : succeed(undefined)
  if (!proved.ok) return proved
  const network = nameNetwork(ip)
  await recordStart(db(), { donationId, network, browserHash: hashBrowser(browser), now })
  return succeed({ donationId, counted: {} })
}
