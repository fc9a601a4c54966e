import { eraseFailedRequests, requeueStuckRequests } from '@/lib/address-requests/requeue-stuck-requests'
import { eraseUnreadable } from '@/lib/bounces/erase-unreadable'
import { forgetDomains } from '@/lib/bounces/holds/forget-domains'
import { forgetNetworks } from '@/lib/card-testing-guard/forget-networks'
import { foldArrivals } from '@/lib/clicks/fold-arrivals'
import { closeBooks } from '@/lib/editions/sending/closing/close-books'
import { reopenReturned } from '@/lib/editions/sending/closing/reopen-returned'
import { forgetPayloads } from '@/lib/donations/sync/forget-payloads'
import { forgetAddresses } from '@/lib/donations/address/forget-addresses'
import { sendCardNotices } from '@/lib/donations/notifications/send-card-notices'
import { sendRenewalNotices } from '@/lib/donations/notifications/send-renewal-notices'
import { requeueStuckEvents } from '@/lib/donations/sync/requeue-stuck-events'
import { resumePendingChanges } from '@/lib/donations/changes/resume-pending-changes'
import { resumePendingRefunds } from '@/lib/donations/refunds/resume-pending-refunds'
import { resumePendingReversals } from '@/lib/donations/duplicates/resume-pending-reversals'
import { sumClosed } from '@/lib/editions/sending/closing/sum-closed'
import { draftEdition } from '@/lib/editions/authoring/draft-edition'
import { moveEditions } from '@/lib/editions/state/move-editions'
import { eraseCounters } from '@/lib/limits/erase-counters'
import { eraseImports } from '@/lib/imports/erase-imports'
import { requeueStuckImports } from '@/lib/imports/requeue-stuck-imports'
import { refreshGoal } from '@/lib/goals/refresh-goal'
import { log, type EventName } from '@/lib/log'
import { eraseSent } from '@/lib/mail/erase-sent'
import { requeueStuckMails } from '@/lib/mail/requeue-stuck-mails'
import { eraseUnconfirmed } from '@/lib/newsletter/confirmation/erase-unconfirmed'
import { sendNudges } from '@/lib/newsletter/confirmation/send-nudges'
import { eraseClosed } from '@/lib/reminders/erase-closed'
import { sendWelcomeSeries } from '@/lib/newsletter/welcome/send-welcome-series'
import { sendDueReminders } from '@/lib/reminders/send-due-reminders'
import { eraseSelections } from '@/lib/selections/erase-selections'
import { requeueStuckSelections } from '@/lib/selections/requeue-stuck-selections'
import { eraseOver } from '@/lib/sessions/erase-over'

/**
 * graphile-worker's cron knows only UTC, so it merely wakes us: every minute, and every hour to compare the ledger with
 * Stripe.
 */
export const crontab = `
* * * * * tick ?jobKey=tick
11 * * * * reconcile ?jobKey=reconcile
`

const duties: Record<EventName, (now: Date) => Promise<number>> = {
  'mails.requeued': requeueStuckMails,
  'address_requests.requeued': requeueStuckRequests,
  'address_requests.erased': eraseFailedRequests,
  'stripe_events.requeued': requeueStuckEvents,
  'duplicate_donations.resumed': resumePendingReversals,
  'imports.requeued': requeueStuckImports,
  'imports.erased': eraseImports,
  'selections.requeued': requeueStuckSelections,
  'selections.erased': eraseSelections,
  'donation_changes.resumed': resumePendingChanges,
  'donation_addresses.forgotten': forgetAddresses,
  'refunds.resumed': resumePendingRefunds,
  'editions.closed': closeBooks,
  'editions.reopened': reopenReturned,
  'editions.summed': sumClosed,
  'welcome_mails.written': sendWelcomeSeries,
  'sign_ups.nudged': sendNudges,
  'reminders.mailed': sendDueReminders,
  'goal.refreshed': refreshGoal,
  'renewals.announced': sendRenewalNotices,
  'card_expiries.announced': sendCardNotices,
  'editions.drafted': draftEdition,
  'editions.moved': moveEditions,
  'subscribers.erased': eraseUnconfirmed,
  'reminders.erased': eraseClosed,
  'mails.erased': eraseSent,
  'mail_events.erased': eraseUnreadable,
  'domains.forgotten': forgetDomains,
  'stripe_events.emptied': forgetPayloads,
  'sign_ins.erased': eraseOver,
  'networks.forgotten': forgetNetworks,
  'limits.erased': eraseCounters,
  'clicks.counted': foldArrivals,
}

/** Runs every duty that is due. If one fails, the others still run, and the job is retried. */
export async function runSchedule(now: Date): Promise<void> {
  const failures: unknown[] = []
  for (const [duty, execute] of Object.entries(duties)) {
    try {
      const count = await execute(now)
      if (count > 0) log.info(duty as EventName, { count })
    } catch (error) {
      log.error('schedule.failed', error, { duty })
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of the schedule's duties failed`)
}
