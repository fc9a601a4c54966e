import { secondsNow, type Account } from './account'
import { Agenda, type Planner } from './agenda'
import { nextOfInvoice } from './billing/invoice-steps'
import { nextOfSubscription } from './billing/subscription-steps'
import { expireSession } from './checkout'
import { nextOfRefund } from './refunds/refund-steps'
import type { Step } from './step'
import type { Kind } from './store'

/** Whose steps the clock brings about, and what the next one of each is, read from its state alone. */
const planners: Partial<Record<Kind, Planner>> = {
  'checkout.session': nextOfSession,
  subscription: nextOfSubscription,
  invoice: nextOfInvoice,
  _refund: nextOfRefund,
}

const agendas = new WeakMap<Account, Agenda>()

/** Until when each account has been played: what is due earlier (a reminder put back in place) comes now, not in the past. */
const playedUntil = new WeakMap<Account, number>()

/**
 * Lives through everything that is due by now, in the order of its moments, each in a transaction of its own and with
 * the clock at its moment: after a jump of a year the events still bear their own dates. True where anything happened.
 */
export function playTimeline(account: Account): boolean {
  const end = secondsNow(account)
  const agenda = agendaOf(account)
  let at = Math.min(end, playedUntil.get(account) ?? 0)
  let isQuiet = true
  for (let step = agenda.take(end); step !== null; step = agenda.take(end)) {
    at = Math.max(at, step.at)
    const { run, subject } = step
    // Whatever comes of it, also where it fails: it is planned anew.
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
