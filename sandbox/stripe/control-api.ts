import type { Account } from './account'
import type { Deliveries } from './deliveries'
import { redirectTo } from './pages/layout'
import { closeDispute, openDispute } from './refunds/disputes'
import { targetOf } from './webhook-endpoints'
import { oneOf, readParams, required } from './validate'
import { ApiError, jsonResponse, parseForm, readBody } from './wire'

/** `/_sim/…`: what a test or a person does to the sandbox that no customer of Stripe could. */
export class ControlApi {
  constructor(
    private readonly account: Account,
    private readonly deliveries: Deliveries,
  ) {}

  /** Null where the address is none of ours. */
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
    if (request.method === 'POST') this.refuseOtherSites(request)
    const [, event] = /^\/_sim\/events\/(evt_[A-Za-z0-9]+)\/resend$/.exec(path) ?? []
    if (request.method === 'POST' && event !== undefined) return this.resend(request, event)
    const [, charge] = /^\/_sim\/charges\/(ch_[A-Za-z0-9]+)\/dispute$/.exec(path) ?? []
    if (request.method === 'POST' && charge !== undefined) return this.dispute(charge)
    const [, dispute] = /^\/_sim\/disputes\/(du_[A-Za-z0-9]+)\/close$/.exec(path) ?? []
    if (request.method === 'POST' && dispute !== undefined) return this.close(request, dispute)
    if (request.method === 'POST' && path === '/_sim/reset') return this.reset()
    if (request.method === 'GET' && path === '/_sim/deliveries') return this.listDeliveries()
    throw new ApiError(
      404,
      `The sandbox's control API knows no ${request.method} ${path}. It has POST /_sim/reset, GET /_sim/deliveries and POST /_sim/events/:id/resend.`,
    )
  }

  private resend(request: Request, event: string): Response {
    if (this.account.store.find('event', event) === null) throw new ApiError(404, `No such event: '${event}'`)
    this.deliveries.resend(event)
    const isBrowser = (request.headers.get('accept') ?? '').includes('text/html')
    return isBrowser ? redirectTo('/') : jsonResponse({ status: 200, body: { resent: event } }, {})
  }

  private async dispute(charge: string): Promise<Response> {
    if (this.account.store.find('charge', charge) === null)
      throw new ApiError(404, `No such charge: '${charge}'`)
    return this.answerWith(this.account.store.transaction(() => openDispute(this.account, charge)))
  }

  private async close(request: Request, dispute: string): Promise<Response> {
    const { outcome } = readParams(parseForm(await readBody(request)), {
      outcome: required(oneOf('won', 'lost')),
    })
    if (this.account.store.find('dispute', dispute) === null) {
      throw new ApiError(404, `No such dispute: '${dispute}'`)
    }
    return this.answerWith(this.account.store.transaction(() => closeDispute(this.account, dispute, outcome)))
  }

  private async answerWith(body: unknown): Promise<Response> {
    await this.account.store.flush()
    this.deliveries.pump()
    return jsonResponse({ status: 200, body }, {})
  }

  private async reset(): Promise<Response> {
    this.account.store.clear()
    await this.account.store.flush()
    return jsonResponse({ status: 200, body: { reset: true } }, {})
  }

  /** Newest first, each with its attempts. */
  private listDeliveries(): Response {
    const { store } = this.account
    const data = store.list('_delivery').map((delivery) => ({
      ...delivery,
      type: store.find('event', delivery.event)?.type ?? null,
      url: targetOf(this.account, delivery.endpoint, Date.now())?.url ?? null,
    }))
    return jsonResponse({ status: 200, body: { data } }, {})
  }

  /** A page elsewhere on the web must not be able to reset somebody's sandbox through their browser. */
  private refuseOtherSites(request: Request): void {
    const origin = request.headers.get('origin')
    const own = [new URL(request.url).origin, this.account.publicUrl()]
    const isForeign =
      request.headers.get('sec-fetch-site') === 'cross-site' || (origin !== null && !own.includes(origin))
    if (isForeign) throw new ApiError(403, "The sandbox's control API does not answer to other sites.")
  }
}
