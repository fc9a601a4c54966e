import { db } from '../../db'
import { log } from '../../log'
import { refuse, succeed, type Result } from '../../result'
import { readToken } from '../../secrets/tokens'
import { finishReversal } from './finish-reversal'
import { findDouble } from '../queries'
import { isPassing } from '../../stripe/errors'
import { whilePersonWaits } from '../../stripe/deadline'
import { syncDonation } from '../sync/sync-donation'

export type ReversalRefusal = { reason: 'expired' | 'unknown' | 'unavailable' }

/**
 * The button under "Did you mean to give twice?": ends the second donation and refunds what was paid for it. Pressed
 * twice, or with nothing left to reverse, it changes nothing more, and the page shows the outcome.
 * @returns 'unavailable' if Stripe could not be asked before anything began. Once begun, it is finished: now, by a
 * second press, or by `tick`.
 */
export function reverseDuplicate(token: string, now: Date): Promise<Result<void, ReversalRefusal>> {
  return whilePersonWaits(() => undo(token, now))
}

async function undo(token: string, now: Date): Promise<Result<void, ReversalRefusal>> {
  const read = readToken('reverse-duplicate', token, now)
  if (!read.ok) return refuse({ reason: read.reason })
  const begun = await begin(read.value, now)
  if (!begun.ok) return begun
  try {
    await finishReversal(read.value, now)
  } catch (error) {
    log.error('duplicate_donation.reversal_failed', error, { donation: read.value })
  }
  return succeed(undefined)
}

/** Stores that it is in progress, if Stripe's snapshot of both donations shows something to reverse. */
async function begin(
  secondId: string,
  now: Date,
): Promise<Result<void, { reason: 'unknown' | 'unavailable' }>> {
  const asked = await findDouble(secondId)
  if (asked === null) return refuse({ reason: 'unknown' })
  if (asked.state !== 'ready') return succeed(undefined)
  try {
    for (const { id } of [asked.first, asked.second]) await syncDonation(id, now)
  } catch (error) {
    if (isPassing(error)) return refuse({ reason: 'unavailable' })
    throw error
  }
  if ((await findDouble(secondId))?.state === 'ready') {
    const where = { secondId, state: 'asked' } as const
    await db().duplicateDonation.updateMany({ where, data: { state: 'reversing', pressedAt: now } })
  }
  return succeed(undefined)
}
