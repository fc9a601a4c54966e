import { defaultDunning, type Account, type Dunning, type Recorder, type WebhookEndpoint } from './account'
import { Api } from './api'
import { fromSeconds } from './clock/calendar'
import { ControlApi } from './control-api'
import { Deliveries } from './webhooks/deliveries'
import { HostedCheckout } from './checkout/hosted-checkout'
import { HostedInvoice } from './billing/hosted-invoice'
import { isLoopback } from './http/loopback'
import { html } from './pages/html'
import { homePage } from './pages/home-page'
import { messagePage } from './pages/layout'
import { Store } from './state/store'
import { HostedPortal } from './portal/hosted-portal'
import { playTimeline } from './clock/timeline'
import { ApiError, jsonResponse } from './http/wire'

export type StripeSandboxOptions = {
  /** The merchant's name on the checkout page. */
  merchant: string
  /** The sandbox clock, used for `created`, periods and expiry. */
  now: () => Date
  /** The origin of the checkout page for browsers, such as `http://127.0.0.1:12111`. */
  publicUrl: string
  /** Where events are sent. */
  webhooks: WebhookEndpoint[]
  /** A JSON file that keeps the state. Without it the state is lost at the end. */
  stateFile?: string
  /** Milliseconds between the tries of one event; default 1 s, 5 s, 30 s, then each minute. */
  deliveryPauses?: number[]
  /** When failed renewals are retried and how they end; default after 3, 5 and 7 days, then canceled. */
  dunning?: Dunning
  /** Moves the clock that `now` reads, for test clocks. Without it they cannot be advanced. */
  moveClock?: ((to: Date) => Promise<void>) | undefined
  /** Receives every call and every event. */
  recorder?: Recorder | undefined
  /** The address of that clock's page, for a link on the home page. */
  clockUrl?: string | undefined
  log?: (line: string) => void
}

export type StripeSandbox = {
  /** Answers one HTTP request from any transport. Never rejects. */
  handle(request: Request): Promise<Response>
  /** For a server that knows its port only after listening. The addresses of open sessions change too. */
  setPublicUrl(origin: string): void
  /** Call it after the clock was moved: everything now due happens, with its events. */
  clockMoved(): Promise<void>
  /** Stops deliveries (pending ones stay pending) and writes the state. */
  close(): Promise<void>
}

/** How often, in milliseconds, to look for expired sessions. */
const expiryRound = 30_000

/** A Stripe with a memory, as one function from Request to Response. Throws if `stateFile` cannot be read. */
export function createStripeSandbox(options: StripeSandboxOptions): StripeSandbox {
  const log = options.log ?? (() => undefined)
  const store = new Store(options.stateFile)
  let publicUrl = new URL(options.publicUrl).origin
  let moment: Date | null = null
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()
  const account: Account = {
    merchant: options.merchant,
    store,
    endpoints: options.webhooks,
    now: () => moment ?? options.now(),
    publicUrl: () => publicUrl,
    dunning: () => options.dunning ?? defaultDunning,
    moveClock: options.moveClock ?? null,
    keepWaiting: (milliseconds) => waitUnless(closing.signal, milliseconds),
    clockUrl: options.clockUrl ?? null,
    recorder: options.recorder ?? null,
    afterwards(work) {
      const done = pause()
        .then(work)
        .then(clockMoved)
        .then(() => store.flush())
        .then(() => deliveries.pump())
        .catch((error: unknown) => log(`The Stripe sandbox failed after a reply: ${String(error)}`))
        .finally(() => underWay.delete(done))
      underWay.add(done)
    },
    atMoment(seconds, work) {
      moment = fromSeconds(seconds)
      try {
        return work()
      } finally {
        moment = null
      }
    },
  }
  const deliveries = new Deliveries(account, { pauses: options.deliveryPauses, log })
  const handlers = {
    api: new Api(account, log),
    checkout: new HostedCheckout(account, deliveries),
    portal: new HostedPortal(account),
    invoice: new HostedInvoice(account),
    control: new ControlApi(account, deliveries),
  }

  async function clockMoved(): Promise<void> {
    if (!playTimeline(account)) return
    await store.flush()
    deliveries.pump()
  }

  const rounds = setInterval(() => {
    clockMoved().catch((error: unknown) =>
      log(`The Stripe sandbox could not write its state: ${String(error)}`),
    )
  }, expiryRound).unref()

  moveOpenPages(account)
  deliveries.resume()

  return {
    async handle(request) {
      try {
        await clockMoved()
        return await dispatch(account, handlers, request)
      } catch (error) {
        return failurePage(error, log)
      } finally {
        deliveries.pump()
      }
    },
    setPublicUrl(origin) {
      publicUrl = new URL(origin).origin
      moveOpenPages(account)
    },
    clockMoved,
    async close() {
      clearInterval(rounds)
      closing.abort()
      await Promise.all(underWay)
      await deliveries.close()
      await store.flushAll()
    },
  }
}

function waitUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((done) => {
    const alarm = setTimeout(done, milliseconds)
    const stop = () => {
      clearTimeout(alarm)
      done()
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** Until the reply is sent. */
function pause(): Promise<void> {
  return new Promise((next) => setImmediate(next))
}

type Handlers = {
  api: Api
  checkout: HostedCheckout
  portal: HostedPortal
  invoice: HostedInvoice
  control: ControlApi
}

async function dispatch(account: Account, handlers: Handlers, request: Request): Promise<Response> {
  const { pathname, hostname } = new URL(request.url)
  if (!isOwnHost(account, hostname)) return refuseHost(hostname)
  if (pathname === '/' && request.method === 'GET') return homePage(account)
  for (const handler of [handlers.checkout, handlers.portal, handlers.invoice, handlers.control]) {
    const answer = await handler.handle(request)
    if (answer !== null) return answer
  }
  return handlers.api.handle(request)
}

/** This machine, the address that browsers were given, or Stripe's own name for an SDK in the same process. */
function isOwnHost({ publicUrl }: Account, hostname: string): boolean {
  return isLoopback(hostname) || hostname === new URL(publicUrl()).hostname || hostname === 'api.stripe.com'
}

function refuseHost(hostname: string): Response {
  const message = `The Stripe sandbox answers under 127.0.0.1 and localhost, and not as ${hostname}.`
  return jsonResponse(new ApiError(403, message).toReply(), {})
}

/** After a restart on another port, the pages of open sessions and invoices have another address. */
function moveOpenPages({ store, publicUrl }: Account): void {
  for (const session of store.list('checkout.session')) {
    const url = `${publicUrl()}/c/pay/${session.id}`
    if (session.status === 'open' && session.url !== url)
      store.update('checkout.session', session.id, { url })
  }
  for (const invoice of store.list('invoice')) {
    const url = `${publicUrl()}/i/${invoice.id}`
    if (invoice.hosted_invoice_url !== null && invoice.hosted_invoice_url !== url)
      store.update('invoice', invoice.id, { hosted_invoice_url: url })
  }
}

function failurePage(error: unknown, log: (line: string) => void): Response {
  if (error instanceof ApiError && error.status === 501) {
    const body = html`<p>${error.message}</p>
      <p>Nothing was charged. Please go back and use another card.</p>`
    return messagePage({ title: 'The sandbox does not play this', body, status: 501 })
  }
  if (error instanceof ApiError) {
    const body = html`<p>${error.message}</p>`
    return messagePage({ title: 'This request was not understood', body, status: error.status })
  }
  log(`The Stripe sandbox failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  const body = html`<p>
    Nothing was charged by this press. The log of the sandbox says what went wrong; please try again.
  </p>`
  return messagePage({ title: 'The sandbox failed', body, status: 500 })
}
