import type Stripe from 'stripe'
import type { Account } from '../account'
import { readCardForm, textOf, type CardFormErrors } from '../cards/card-form'
import type { Progress } from './attempt'
import { answerChallenge, pay } from './checkout'
import type { Deliveries } from '../webhooks/deliveries'
import { challengePage, donePage, expiredPage, unknownPage } from '../pages/checkout-messages'
import { checkoutPage } from '../pages/checkout-page'
import { redirectTo } from '../pages/layout'
import { parseForm, readBody, type FormObject } from '../http/wire'

/** How long the browser waits for the delivery of `checkout.session.completed` before it is redirected. */
const deliveryPatience = 10_000

type Facts = { errors?: CardFormErrors; failure?: string | null; status?: number; form?: FormObject }

/** The pages under `/c/pay/`, where a customer pays. */
export class HostedCheckout {
  constructor(
    private readonly account: Account,
    private readonly deliveries: Deliveries,
  ) {}

  /** Null if the path is not one of these pages. */
  async handle(request: Request): Promise<Response | null> {
    const url = new URL(request.url)
    const [, id, step] = /^\/c\/pay\/([A-Za-z0-9_]+)(\/authenticate)?$/.exec(url.pathname) ?? []
    if (id === undefined) return null
    const form = request.method === 'POST' ? parseForm(await readBody(request)) : null
    const session = this.account.store.find('checkout.session', id)
    if (session === null) return unknownPage()
    if (session.status === 'expired') return expiredPage(session, this.account.merchant)
    if (session.status === 'complete') return this.showDone(session, form !== null)
    if (step !== undefined)
      return form === null ? this.showChallenge(session, url) : this.takeAnswer(session, form)
    return form === null ? this.show(session) : this.takeCard(session, form)
  }

  /** A second press of the button arrives here too, and gets the same redirect. */
  private showDone(session: Stripe.Checkout.Session, isSubmit: boolean): Response {
    const successUrl = successUrlOf(session)
    return isSubmit
      ? redirectTo(successUrl)
      : donePage(session, { merchant: this.account.merchant, successUrl })
  }

  private show(session: Stripe.Checkout.Session, facts: Facts = {}): Response {
    const checkout = this.account.store.get('_checkout', session.id)
    const { form } = facts
    return checkoutPage({
      merchant: this.account.merchant,
      session,
      lineItems: checkout.lineItems,
      trialEnd: checkout.subscriptionData.trialEnd ?? null,
      fixedEmail: this.fixedEmailOf(session),
      typed: {
        email: form ? textOf(form, 'email') : (checkout.typed?.email ?? ''),
        name: form ? textOf(form, 'billingName') : (checkout.typed?.name ?? ''),
        expiry: form ? textOf(form, 'cardExpiry') : '',
      },
      attempt: checkout.attempts,
      errors: facts.errors ?? {},
      failure: facts.failure === undefined ? checkout.lastError : facts.failure,
      status: facts.status ?? 200,
    })
  }

  private async takeCard(session: Stripe.Checkout.Session, form: FormObject): Promise<Response> {
    const checkout = this.account.store.get('_checkout', session.id)
    if (textOf(form, 'attempt') !== String(checkout.attempts)) return this.showStale(session, form)
    const read = readCardForm(form, { fixedEmail: this.fixedEmailOf(session), now: this.account.now() })
    if (!read.isValid) return this.show(session, { errors: read.errors, failure: null, status: 422, form })
    return this.answer(session, { progress: pay(this.account, session.id, read.payer), form })
  }

  /** The same form again, or a page left open in another tab: its attempt has already been made. */
  private showStale(session: Stripe.Checkout.Session, form: FormObject): Response {
    const { challenge, lastError } = this.account.store.get('_checkout', session.id)
    if (challenge !== null)
      return redirectTo(`/c/pay/${session.id}/authenticate?attempt=${challenge.attempt}`)
    const failure = lastError ?? 'This page was out of date.'
    return this.show(session, { failure, status: 409, form })
  }

  private showChallenge(session: Stripe.Checkout.Session, url: URL): Response {
    const { challenge } = this.account.store.get('_checkout', session.id)
    if (challenge === null || String(challenge.attempt) !== url.searchParams.get('attempt')) {
      return redirectTo(`/c/pay/${session.id}`)
    }
    const { merchant } = this.account
    const successOrigin = new URL(successUrlOf(session)).origin
    return challengePage(session, { merchant, attempt: challenge.attempt, successOrigin })
  }

  private async takeAnswer(session: Stripe.Checkout.Session, form: FormObject): Promise<Response> {
    const answer = textOf(form, 'answer') === 'complete' ? 'complete' : 'fail'
    const attempt = Number(textOf(form, 'attempt'))
    const progress = answerChallenge(this.account, session.id, { attempt, answer })
    if (progress === null) return redirectTo(`/c/pay/${session.id}`)
    return this.answer(session, { progress, form: null })
  }

  /** The outcome is on disk before the browser gets the answer. */
  private async answer(
    session: Stripe.Checkout.Session,
    { progress, form }: { progress: Progress; form: FormObject | null },
  ): Promise<Response> {
    await this.account.store.flush()
    if (progress.kind === 'paid') {
      const delivered = this.deliveries.waitForFirstTry(progress.event, deliveryPatience)
      this.deliveries.pump()
      await delivered
      return redirectTo(successUrlOf(session))
    }
    this.deliveries.pump()
    const { attempts } = this.account.store.get('_checkout', session.id)
    if (progress.kind === 'challenge')
      return redirectTo(`/c/pay/${session.id}/authenticate?attempt=${attempts}`)
    if (form === null) return redirectTo(`/c/pay/${session.id}`)
    return this.show(session, { failure: progress.message, status: 402, form })
  }

  private fixedEmailOf(session: Stripe.Checkout.Session): string | null {
    if (session.customer_email !== null) return session.customer_email
    if (typeof session.customer !== 'string') return null
    return this.account.store.get('customer', session.customer).email
  }
}

/** The redirect address, with the session's id filled in. */
function successUrlOf(session: Stripe.Checkout.Session): string {
  const url = (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
  return new URL(url).href
}
