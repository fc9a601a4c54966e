import { secondsNow, type Account } from './account'
import { nextOfInvoice } from './billing/invoice-steps'
import { nextOfSubscription } from './billing/subscription-steps'
import { nextOfRefund } from './refunds/refund-steps'
import { expireSession } from './checkout'
import type { Step } from './step'
import type { Kind } from './store'

type Planner = (account: Account, id: string) => Step | null

/** Whose steps the clock brings about, and what the next one of each is, read from its state alone. */
const planners: Partial<Record<Kind, Planner>> = {
  'checkout.session': nextOfSession,
  subscription: nextOfSubscription,
  invoice: nextOfInvoice,
  _refund: nextOfRefund,
}

/** Per account: the state (see Store.revision) and the moment from which on there is something to do. */
const quietUntil = new WeakMap<Account, { revision: number; at: number }>()

/** Until when each account has been played: what is due earlier (a reminder put back in place) comes now, not in the past. */
const playedUntil = new WeakMap<Account, number>()

/**
 * Lives through everything that is due by now, in the order of its moments, each in a transaction of its own and with
 * the clock at its moment: after a jump of a year the events still bear their own dates. True where anything happened.
 */
export function playTimeline(account: Account): boolean {
  const end = secondsNow(account)
  const quiet = quietUntil.get(account)
  if (quiet !== undefined && quiet.revision === account.store.revision && end < quiet.at) {
    playedUntil.set(account, end)
    return false
  }
  const queue = new Agenda(account, end)
  for (const kind of Object.keys(planners) as Kind[]) {
    for (const { id } of account.store.listLive(kind)) queue.plan({ kind, id })
  }
  let at = Math.min(end, playedUntil.get(account) ?? 0)
  let isQuiet = true
  for (let step = queue.take(); step !== null; step = queue.take()) {
    at = Math.max(at, step.at)
    const { run, subject } = step
    const written = account.store.recording(() => account.atMoment(at, () => account.store.transaction(run)))
    for (const each of [subject, ...written]) queue.plan(each)
    isQuiet = false
  }
  playedUntil.set(account, end)
  quietUntil.set(account, { revision: account.store.revision, at: queue.later })
  return !isQuiet
}

type Subject = { kind: Kind; id: string }
type Planned = Step & { subject: Subject; key: string; order: number }

/** The earliest step first; of one subject only the newest plan counts. */
class Agenda {
  private readonly heap: Planned[] = []
  private readonly planned = new Map<string, number>()
  private order = 0
  /** The first moment after the end at which something is due (or was, before its plan was changed). */
  later = Infinity

  constructor(
    private readonly account: Account,
    private readonly end: number,
  ) {}

  plan({ kind, id }: Subject): void {
    const planner = planners[kind]
    if (planner === undefined) return
    const key = `${kind} ${id}`
    const step = this.account.store.find(kind, id) === null ? null : planner(this.account, id)
    this.order += 1
    this.planned.set(key, this.order)
    if (step !== null && step.at > this.end) this.later = Math.min(this.later, step.at)
    if (step === null || step.at > this.end) return
    this.heap.push({ ...step, subject: { kind, id }, key, order: this.order })
    this.rise(this.heap.length - 1)
  }

  take(): Planned | null {
    for (let first = this.shift(); first !== null; first = this.shift()) {
      if (this.planned.get(first.key) === first.order) return first
    }
    return null
  }

  private shift() {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (first === undefined || last === undefined) return null
    if (this.heap.length > 0) {
      this.heap[0] = last
      this.sink(0)
    }
    return first
  }

  private rise(place: number): void {
    const parent = (place - 1) >> 1
    if (place === 0 || !this.isBefore(place, parent)) return
    this.swap(place, parent)
    this.rise(parent)
  }

  private sink(place: number): void {
    const left = 2 * place + 1
    const right = left + 1
    let least = place
    if (left < this.heap.length && this.isBefore(left, least)) least = left
    if (right < this.heap.length && this.isBefore(right, least)) least = right
    if (least === place) return
    this.swap(place, least)
    this.sink(least)
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]]
    if (a === undefined || b === undefined) return false
    return a.at === b.at ? a.order < b.order : a.at < b.at
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]]
    if (a === undefined || b === undefined) return
    this.heap[one] = b
    this.heap[other] = a
  }
}

function nextOfSession(account: Account, id: string): Step | null {
  const session = account.store.get('checkout.session', id)
  if (session.status !== 'open') return null
  return { at: session.expires_at, run: () => void expireSession(account, id) }
}
