import type { Account } from './account'
import { addPeriods, fromSeconds } from './clock/calendar'
import type { CardOutcome } from './cards/card-outcome'
import type { Deliveries } from './webhooks/deliveries'
import { randomText } from './state/ids'
import { isLoopback } from './http/loopback'
import { redirectTo } from './pages/layout'
import { closeDispute, openDispute } from './refunds/disputes'
import { integer, oneOf, readParams, required, text } from './http/validate'
import { rollSecret, targetOf } from './webhooks/webhook-targets'
import { ApiError, jsonResponse, notBuilt, parseForm, readBody, type FormObject } from './http/wire'

type Call = { id: string; form: FormObject; isBrowser: boolean }
/** `run` is one transaction. `act` is not: it does what others outside do. */
type Route = { method: string; path: string } & (
  | { run: (call: Call) => unknown }
  | { act: (call: Call) => Promise<unknown> }
)

/** The redirect after a button on the home page. */
const home = Symbol('home')

/** `/_sim/…`: actions of a test or a person that no customer of Stripe could take. Bodies are forms. */
export class ControlApi {
  private readonly routes: Route[] = [
    { method: 'POST', path: '/_sim/reset', run: () => this.reset() },
    { method: 'POST', path: '/_sim/clock', act: (call) => this.moveClock(call) },
    { method: 'GET', path: '/_sim/deliveries', run: () => this.listDeliveries() },
    { method: 'POST', path: '/_sim/events/:id/resend', run: (call) => this.resend(call) },
    { method: 'POST', path: '/_sim/next-deliveries', run: ({ form }) => this.spoilDeliveries(form) },
    { method: 'DELETE', path: '/_sim/next-deliveries', run: () => this.forgetOrders() },
    { method: 'POST', path: '/_sim/next-call', run: ({ form }) => this.spoilCall(form) },
    { method: 'POST', path: '/_sim/customers/:id/next-charge', run: (call) => this.settleCharge(call) },
    { method: 'POST', path: '/_sim/charges/:id/dispute', run: ({ id }) => this.dispute(id) },
    { method: 'POST', path: '/_sim/disputes/:id/close', run: (call) => this.closeDispute(call) },
    { method: 'POST', path: '/_sim/webhooks/:id/roll', run: (call) => this.roll(call) },
  ]

  constructor(
    private readonly account: Account,
    private readonly deliveries: Deliveries,
  ) {}

  /** Null if the path is not one of these. */
  async handle(request: Request): Promise<Response | null> {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith('/_sim/')) return null
    try {
      return await this.answer(request, pathname)
    } catch (error) {
      if (error instanceof ApiError) return jsonResponse(error.toReply(), {})
      throw error
    }
  }

  private async answer(request: Request, path: string): Promise<Response> {
    this.refuseOtherSites(request)
    for (const route of this.routes) {
      const found = new RegExp(`^${route.path.replace(':id', '([A-Za-z0-9_]+)')}$`).exec(path)
      if (found === null || route.method !== request.method) continue
      const isBrowser = (request.headers.get('accept') ?? '').includes('text/html')
      const form = request.method === 'POST' ? parseForm(await readBody(request)) : {}
      const call = { id: found[1] ?? '', form, isBrowser }
      const body =
        'act' in route ? await route.act(call) : this.account.store.transaction(() => route.run(call))
      await this.account.store.flush()
      this.deliveries.pump()
      return body === home ? redirectTo('/') : jsonResponse({ status: 200, body }, {})
    }
    const known = this.routes.map((route) => `${route.method} ${route.path}`).join(', ')
    throw new ApiError(404, `The sandbox's control API knows no ${request.method} ${path}. It has ${known}.`)
  }

  private reset() {
    this.account.store.clear()
    return { reset: true }
  }

  /** `step` by the calendar, or `to` an instant in seconds. Answers when all that fell due has happened. */
  private async moveClock({ form, isBrowser }: Call) {
    const params = readParams(form, { step: oneOf('hour', 'day', 'month', 'year'), to: integer({ min: 0 }) })
    const { moveClock } = this.account
    if (moveClock === null) throw notBuilt('moving the clock without a clock of its own (option moveClock)')
    const target = params.to === undefined ? this.stepped(params.step) : fromSeconds(params.to)
    if (target < this.account.now())
      throw new ApiError(400, `The clock is at ${this.account.now().toISOString()} and cannot go back.`)
    await moveClock(target)
    return isBrowser ? home : { now: this.account.now().toISOString() }
  }

  private stepped(step: 'hour' | 'day' | 'month' | 'year' | undefined): Date {
    const now = this.account.now()
    if (step === undefined) throw new ApiError(400, 'Say how far: `step` (hour, day, month, year) or `to`.')
    if (step === 'hour') return new Date(now.getTime() + 3_600_000)
    return addPeriods(now, { interval: step, count: 1 })
  }

  private resend({ id, isBrowser }: Call) {
    if (this.account.store.find('event', id) === null) throw new ApiError(404, `No such event: '${id}'`)
    this.deliveries.resend(id)
    return isBrowser ? home : { resent: id }
  }

  /** Newest first, each with its attempts. */
  private listDeliveries() {
    const { store } = this.account
    const data = store.list('_delivery').map((delivery) => ({
      ...delivery,
      type: store.find('event', delivery.event)?.type ?? null,
      url: targetOf(this.account, delivery.endpoint, Date.now())?.url ?? null,
    }))
    return { data }
  }

  /** `action`, for the next `count` events (of `type`, if given), or for every `every`-th until `count` were hit. */
  private spoilDeliveries(form: FormObject) {
    const params = readParams(form, {
      action: required(oneOf('delay', 'drop', 'duplicate', 'reorder', 'shuffle')),
      count: integer({ min: 1 }),
      every: integer({ min: 1 }),
      milliseconds: integer({ min: 0 }),
      type: text(),
    })
    return this.account.store.put('_delivery_fault', {
      id: randomText(16),
      action: params.action,
      count: params.count ?? 1,
      every: params.every ?? 1,
      milliseconds: params.milliseconds ?? 100,
      type: params.type ?? null,
      seen: 0,
      done: 0,
    })
  }

  private forgetOrders() {
    const { store } = this.account
    const orders = store.list('_delivery_fault')
    for (const { id } of orders) store.remove('_delivery_fault', id)
    return { forgotten: orders.length }
  }

  /** 400 (with a `code`), 429 and 500 do nothing; `timeout` does the work and delays the answer by `milliseconds`. */
  private spoilCall(form: FormObject) {
    const params = readParams(form, {
      code: text(),
      outcome: required(oneOf('400', '429', '500', 'timeout')),
      count: integer({ min: 1 }),
      method: oneOf('DELETE', 'GET', 'POST'),
      milliseconds: integer({ min: 0 }),
      path: text(),
    })
    return this.account.store.put('_call_fault', {
      id: randomText(16),
      outcome: params.outcome,
      code: params.code,
      count: params.count ?? 1,
      method: params.method ?? null,
      milliseconds: params.milliseconds ?? 90_000,
      path: params.path ?? null,
    })
  }

  private settleCharge({ id, form }: Call) {
    const params = readParams(form, {
      outcome: required(oneOf('authenticate', 'decline', 'succeed')),
      code: text(),
      decline_code: text(),
      message: text(),
    })
    if (this.account.store.find('customer', id) === null) throw new ApiError(404, `No such customer: '${id}'`)
    const decline = {
      code: params.code ?? 'card_declined',
      declineCode: params.decline_code ?? 'generic_decline',
      message: params.message ?? 'Your card was declined.',
    }
    const outcomes: Record<typeof params.outcome, CardOutcome> = {
      succeed: { kind: 'succeed' },
      decline: { kind: 'decline', decline },
      authenticate: { kind: 'authenticate', then: { kind: 'succeed' } },
    }
    return this.account.store.put('_next_charge', { id, outcome: outcomes[params.outcome] })
  }

  private dispute(charge: string) {
    if (this.account.store.find('charge', charge) === null)
      throw new ApiError(404, `No such charge: '${charge}'`)
    return openDispute(this.account, charge)
  }

  private closeDispute({ id, form }: Call) {
    const { outcome } = readParams(form, { outcome: required(oneOf('won', 'lost')) })
    if (this.account.store.find('dispute', id) === null) throw new ApiError(404, `No such dispute: '${id}'`)
    return closeDispute(this.account, id, outcome)
  }

  /** `:id` is the endpoint's id, or the index of a configured one (0 is the first). Both secrets sign for `seconds`. */
  private roll({ id, form }: Call) {
    const params = readParams(form, { secret: text(), seconds: integer({ min: 0 }) })
    const endpoint = /^\d+$/.test(id) ? Number(id) : id
    const milliseconds = (params.seconds ?? 86_400) * 1000
    return { secret: rollSecret(this.account, endpoint, { secret: params.secret, milliseconds }) }
  }

  /**
   * A page on the web must not be able to reset somebody's sandbox through their browser. Host and Origin must be this
   * machine's, so a foreign name that points here does not help.
   */
  private refuseOtherSites(request: Request): void {
    const origin = request.headers.get('origin')
    const { origin: asked, hostname } = new URL(request.url)
    const own = [asked, this.account.publicUrl()]
    const isForeign =
      !(isLoopback(hostname) || asked === this.account.publicUrl()) ||
      request.headers.get('sec-fetch-site') === 'cross-site' ||
      (origin !== null && !own.includes(origin))
    if (isForeign) throw new ApiError(403, "The sandbox's control API does not answer to other sites.")
  }
}
