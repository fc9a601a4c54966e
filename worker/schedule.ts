import { forgetNetworks } from '@/lib/breaker/forget-networks'
import { foldArrivals } from '@/lib/clicks/fold-arrivals'
import { closeBooks } from '@/lib/editions/sending/close-books'
import { forgetPayloads } from '@/lib/donations/sync/forget-payloads'
import { sendCardNotices } from '@/lib/donations/notifications/send-card-notices'
import { sendRenewalNotices } from '@/lib/donations/notifications/send-renewal-notices'
import { sweepEvents } from '@/lib/donations/sync/sweep-events'
import { takeUpChanges } from '@/lib/donations/changes/take-up-changes'
import { takeUpRefunds } from '@/lib/donations/refunds/take-up-refunds'
import { takeUpUndoings } from '@/lib/donations/duplicates/take-up-undoings'
import { draftEdition } from '@/lib/editions/authoring/draft-edition'
import { moveEditions } from '@/lib/editions/state/move-editions'
import { log } from '@/lib/log'
import { eraseSent } from '@/lib/mail/erase-sent'
import { sweepOutbox } from '@/lib/mail/sweep-outbox'
import { eraseUnconfirmed } from '@/lib/newsletter/erase-unconfirmed'
import { eraseClosed } from '@/lib/reminders/erase-closed'
import { sendDueReminders } from '@/lib/reminders/send-due-reminders'
import { eraseOver } from '@/lib/sessions/erase-over'

/**
 * graphile-worker's cron knows only UTC, so it merely wakes us: every minute, and every hour to compare the ledger with
 * Stripe.
 */
export const crontab = `
* * * * * tick ?jobKey=tick
11 * * * * reconcile ?jobKey=reconcile
`

const duties: Record<string, (now: Date) => Promise<number>> = {
  'mails.swept': sweepOutbox,
  'events.swept': sweepEvents,
  'double_gifts.taken_up': takeUpUndoings,
  'gift_changes.taken_up': takeUpChanges,
  'refunds.taken_up': takeUpRefunds,
  'editions.closed': closeBooks,
  'reminders.mailed': sendDueReminders,
  'renewals.announced': sendRenewalNotices,
  'card_expiries.announced': sendCardNotices,
  'editions.drafted': draftEdition,
  'editions.moved': moveEditions,
  'subscribers.erased': eraseUnconfirmed,
  'reminders.erased': eraseClosed,
  'mails.erased': eraseSent,
  'events.emptied': forgetPayloads,
  'sign-ins.erased': eraseOver,
  'networks.forgotten': forgetNetworks,
  'clicks.counted': foldArrivals,
}

/** Runs every duty that is due. If one fails, the others still run, and the job is retried. */
export async function runSchedule(now: Date): Promise<void> {
  const failures: unknown[] = []
  for (const [duty, carryOut] of Object.entries(duties)) {
    try {
      const count = await carryOut(now)
      if (count > 0) log.info(duty, { count })
    } catch (error) {
      log.error(`${duty}.failed`, error)
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of the schedule's duties failed`)
}
