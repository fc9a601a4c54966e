import type Stripe from 'stripe'
import { secondsNow, type Account } from '../account'
import { idOf } from '../checkout/attempt'
import { readCardForm, textOf, type CardFormErrors } from '../cards/card-form'
import { redirectTo } from '../pages/layout'
import { cancelPage, confirmPage, portalCardPage, portalGonePage, portalHomePage } from '../pages/portal-page'
import { parseForm, readBody, type FormObject } from '../http/wire'
import { cancelInPortal, liveOf, payInPortal, replaceCard, resumeInPortal } from './actions'
import { openFor } from './session'
import type { Visit } from './visit'

/** The pages under `/p/session/`, where a customer manages their subscription. They need no scripts. */
export class HostedPortal {
  constructor(private readonly account: Account) {}

  /** Null if the path is not one of these pages. */
  async handle(request: Request): Promise<Response | null> {
    const { pathname, searchParams } = new URL(request.url)
    const [, secret, path = ''] = /^\/p\/session\/([A-Za-z0-9_]+)(\/.*)?$/.exec(pathname) ?? []
    if (secret === undefined) return null
    const form = request.method === 'POST' ? parseForm(await readBody(request)) : null
    const visit = this.open(secret)
    if (visit === null) return portalGonePage()
    const answer = form === null ? show(visit, path, searchParams) : take(visit, path, form)
    await this.account.store.flush()
    return answer
  }

  /** Null if the address is unknown or has expired. Each use extends it. */
  private open(secret: string): Visit | null {
    const { store } = this.account
    const record = store.find('_portal', secret)
    const now = secondsNow(this.account)
    if (record === null || record.expiresAt < now) return null
    store.put('_portal', { ...record, expiresAt: now + openFor })
    const session = store.get('billing_portal.session', record.session)
    return {
      account: this.account,
      base: `/p/session/${secret}`,
      session,
      configuration: store.get('billing_portal.configuration', idOf(session.configuration) ?? ''),
      customer: store.get('customer', session.customer),
    }
  }
}

const subscriptionPath = /^\/subscriptions\/(sub_[A-Za-z0-9]+)\/(cancel|resume)$/
const invoicePath = /^\/invoices\/(in_[A-Za-z0-9]+)\/pay$/

function show(visit: Visit, path: string, query: URLSearchParams): Response {
  const { features } = visit.configuration
  const { flow } = visit.session
  if (path === '') {
    if (flow?.type === 'payment_method_update' && query.get('done') === null)
      return redirectTo(`${visit.base}/card`)
    const toCancel = flow?.subscription_cancel?.subscription
    if (toCancel !== undefined && query.get('done') === null)
      return redirectTo(`${visit.base}/subscriptions/${toCancel}/cancel`)
    return portalHomePage(visit, { notice: noticeOf(query.get('done')), failure: null })
  }
  if (path === '/card' && features.payment_method_update.enabled)
    return portalCardPage(visit, { errors: {}, failure: null, status: 200, name: visit.customer.name ?? '' })
  const [, id, action] = subscriptionPath.exec(path) ?? []
  const subscription = liveOf(visit.account, visit.customer.id).find((each) => each.id === id)
  if (subscription !== undefined && action === 'cancel' && mayCancel(visit, subscription))
    return cancelPage(visit, subscription)
  return redirectTo(`${visit.base}?done=nothing`)
}

function take(visit: Visit, path: string, form: FormObject): Response {
  const { account, configuration, customer } = visit
  if (path === '/card' && configuration.features.payment_method_update.enabled) return takeCard(visit, form)
  const [, id, action] = subscriptionPath.exec(path) ?? []
  const subscription = liveOf(account, customer.id).find((each) => each.id === id)
  if (subscription !== undefined && action === 'cancel' && mayCancel(visit, subscription)) {
    const { mode, cancellation_reason: reason } = configuration.features.subscription_cancel
    const feedback = reason.options.find((each) => each === textOf(form, 'reason')) ?? null
    cancelInPortal(account, subscription, {
      mode,
      feedback,
    })
    return done(visit, 'canceled')
  }
  if (subscription !== undefined && action === 'resume' && subscription.cancel_at !== null) {
    resumeInPortal(account, subscription)
    return done(visit, 'resumed')
  }
  const [, invoice] = invoicePath.exec(path) ?? []
  return invoice === undefined ? done(visit, 'nothing') : takePayment(visit, { id: invoice, form })
}

function takeCard(visit: Visit, form: FormObject): Response {
  const { account, customer } = visit
  const name = textOf(form, 'billingName')
  const refuse = (errors: CardFormErrors, failure: string | null) =>
    portalCardPage(visit, { errors, failure, name, status: failure === null ? 422 : 402 })
  const read = readCardForm(form, { fixedEmail: customer.email ?? 'nobody@example.com', now: account.now() })
  if (!read.isValid) return refuse(read.errors, null)
  const failure = replaceCard(account, customer.id, read.payer)
  return failure === null ? done(visit, 'card') : refuse({}, failure)
}

function takePayment(visit: Visit, { id, form }: { id: string; form: FormObject }): Response {
  const invoice = visit.account.store.find('invoice', id)
  if (invoice === null || idOf(invoice.customer) !== visit.customer.id || invoice.status !== 'open')
    return done(visit, 'nothing')
  const answer = textOf(form, 'answer')
  const isAnswer = answer === 'complete' || answer === 'fail'
  const collected = payInPortal(visit.account, id, isAnswer ? answer : null)
  if (collected.kind === 'paid') return done(visit, 'paid')
  if (collected.kind === 'question') return confirmPage(visit, visit.account.store.get('invoice', id))
  return portalHomePage(visit, { notice: null, failure: collected.decline.message })
}

function mayCancel(visit: Visit, subscription: Stripe.Subscription): boolean {
  return visit.configuration.features.subscription_cancel.enabled && subscription.cancel_at === null
}

/** Returns to the first page with a message, or to the address that the flow names. */
function done(visit: Visit, what: string): Response {
  const after = visit.session.flow?.after_completion
  if (what !== 'nothing' && after?.redirect != null) return redirectTo(after.redirect.return_url)
  return redirectTo(`${visit.base}?done=${what}`)
}

function noticeOf(done: string | null): string | null {
  const notices: Record<string, string> = {
    card: 'Your card was updated.',
    canceled: 'Your plan is cancelled.',
    resumed: 'Your plan goes on.',
    paid: 'Thank you, the invoice is paid.',
  }
  return notices[done ?? ''] ?? null
}
