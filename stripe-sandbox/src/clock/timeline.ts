import { secondsNow, type Account } from '../account'
import { Agenda, type Planner } from './agenda'
import { nextOfInvoice } from '../billing/invoice-steps'
import { nextOfSubscription } from '../billing/subscription-steps'
import { expireSession } from '../checkout/checkout'
import { nextOfRefund } from '../refunds/refund-steps'
import type { Step } from './step'
import type { Kind } from '../state/store'

/** The kinds that change with the clock, and the next step of each, read from its state alone. */
const planners: Partial<Record<Kind, Planner>> = {
  'checkout.session': nextOfSession,
  subscription: nextOfSubscription,
  invoice: nextOfInvoice,
  _refund: nextOfRefund,
}

const agendas = new WeakMap<Account, Agenda>()

/** How far each account has been played. Steps due earlier (a restored reminder) run now, not in the past. */
const playedUntil = new WeakMap<Account, number>()

/**
 * Runs every step that is due by now, in order of time, each in its own transaction and with the clock at its time:
 * after a jump of a year the events still have their own dates. Returns true if any step ran.
 */
export function playTimeline(account: Account): boolean {
  const end = secondsNow(account)
  const agenda = agendaOf(account)
  let at = Math.min(end, playedUntil.get(account) ?? 0)
  let isQuiet = true
  for (let step = agenda.take(end); step !== null; step = agenda.take(end)) {
    at = Math.max(at, step.at)
    const { run, subject } = step
    // After success or failure, the subject is planned again.
    agenda.wrote(subject.kind, subject.id)
    account.atMoment(at, () => account.store.transaction(run))
    isQuiet = false
  }
  playedUntil.set(account, end)
  return !isQuiet
}

function agendaOf(account: Account): Agenda {
  const known = agendas.get(account)
  if (known !== undefined) return known
  const agenda = new Agenda(account, planners)
  agendas.set(account, agenda)
  return agenda
}

function nextOfSession(account: Account, id: string): Step | null {
  const session = account.store.get('checkout.session', id)
  if (session.status !== 'open') return null
  return { at: session.expires_at, run: () => void expireSession(account, id) }
}
