import type { TaskList } from 'graphile-worker'
import { takeRequest, type Takers } from '@/lib/address-requests/take-request'
import { judgeRefusedMail } from '@/lib/bounces/judge-refused-mail'
import { currentTime } from '@/lib/clock'
import { resumeCardChanges } from '@/lib/donations/cards/resume-card-changes'
import { eraseUnpaid } from '@/lib/donations/checkout/erase-unpaid'
import { takeDonationLink } from '@/lib/donations/checkout/take-donation-link'
import { takeManageLink } from '@/lib/donations/manage-links/take-manage-link'
import { reconcile } from '@/lib/donations/sync/reconcile'
import { syncEvent } from '@/lib/donations/sync/sync-event'
import { advanceImport } from '@/lib/imports/advance-import'
import type { Tasks } from '@/lib/jobs'
import { log } from '@/lib/log'
import { deliverMail } from '@/lib/mail/deliver-mail'
import { isNudgeWanted } from '@/lib/newsletter/confirmation/is-nudge-wanted'
import { recordConfirmMailed } from '@/lib/newsletter/confirmation/record-confirm-mailed'
import { takeConfirmAgain } from '@/lib/newsletter/confirmation/take-confirm-again'
import { takeEmailChange } from '@/lib/newsletter/email-change/take-email-change'
import { takeSignUp } from '@/lib/newsletter/sign-up/take-sign-up'
import { takeReminder } from '@/lib/reminders/take-reminder'
import { runSelection } from '@/lib/selections/run-selection'
import { takeSignIn } from '@/lib/sessions/take-sign-in'
import { inSpan, type NewSpan } from '@/lib/tracing'
import { runSchedule } from './schedule'

/** What to record elsewhere once a mail of a kind has been sent. */
const recorders = { 'confirm-subscription': recordConfirmMailed }

/** Which mails may have become wrong while they waited. */
const checks = { 'confirm-nudge': isNudgeWanted }

/** What carries out the request of each form. */
const takers: Takers = {
  'sign-up': takeSignUp,
  'confirm-again': takeConfirmAgain,
  'email-change': takeEmailChange,
  reminder: takeReminder,
  'sign-in': takeSignIn,
  'manage-link': takeManageLink,
  'donation-link': takeDonationLink,
}

const tasks: { [Name in keyof Tasks]: (payload: Tasks[Name], now: Date) => Promise<void> } = {
  'deliver-mail': ({ mailId }, now) =>
    deliverMail(mailId, { now, recorders, checks, judge: judgeRefusedMail }),
  'take-address-request': ({ requestId }) => takeRequest(requestId, takers),
  'advance-import': ({ importId }, now) => advanceImport(importId, now),
  'run-selection': ({ selectionId }, now) => runSelection(selectionId, { now }),
  'sync-donation': ({ eventId }, now) => syncEvent(eventId, now),
  reconcile: async (_, now) => {
    log.info('ledger.reconciled', await reconcile(now))
    log.info('donations.erased', { count: await eraseUnpaid(now) })
    log.info('card_changes.resumed', { count: await resumeCardChanges(now) })
  },
  tick: (_, now) => runSchedule(now),
}

/**
 * Maps task names to functions. Each asks the clock once, when it begins. lib/jobs.ts writes the payloads, so they are
 * trusted.
 */
export const taskList: TaskList = Object.fromEntries(
  Object.entries(tasks).map(([name, task]) => [
    name,
    (payload: unknown) =>
      inSpan(spanOf(name, payload), async () =>
        (task as (payload: unknown, now: Date) => Promise<void>)(payload, await currentTime()),
      ),
  ]),
)

/** If web sends traces, the payload says which request queued the job (lib/jobs.ts). */
function spanOf(name: string, payload: unknown): NewSpan {
  const { traceparent } = (payload ?? {}) as { traceparent?: string }
  const fields = { 'messaging.system': 'graphile_worker', 'messaging.destination.name': name }
  return { name: `job ${name}`, kind: 'consumer', fields, link: traceparent }
}

/** A request would wait for a slow Stripe among the other tasks; what it waits for here is the mail server, which its mail needs anyway. */
const isOfMail = (name: string) => name === 'deliver-mail' || name === 'take-address-request'

/** The tasks that talk to the mail server and wait for it, and those that write the mail of a form. */
export const mailTasks = pick(isOfMail)

/** All other tasks. */
export const otherTasks = pick((name) => !isOfMail(name))

function pick(isWanted: (name: string) => boolean): TaskList {
  return Object.fromEntries(Object.entries(taskList).filter(([name]) => isWanted(name)))
}
