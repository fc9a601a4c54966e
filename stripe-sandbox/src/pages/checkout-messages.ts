import type Stripe from 'stripe'
import { amountText } from './checkout-page'
import { html } from './html'
import { messagePage, pageResponse } from './layout'

export function unknownPage(): Response {
  const body = html`<p>
    There is no Checkout session at this address. It may belong to a sandbox that was reset.
  </p>`
  return messagePage({ title: 'No such payment page', body, status: 404 })
}

export function expiredPage(session: Stripe.Checkout.Session, merchant: string): Response {
  const way =
    session.cancel_url === null ? null : html`<p><a href="${session.cancel_url}">Back to ${merchant}</a></p>`
  const body = html`<p>
      This payment page is no longer open, and nothing was charged on it. Please start again at ${merchant}.
    </p>
    ${way}`
  return messagePage({ title: 'This page has expired', body, status: 410 })
}

export function donePage(
  session: Stripe.Checkout.Session,
  facts: { merchant: string; successUrl: string },
): Response {
  const isPaid = session.payment_status === 'paid'
  const what = isPaid ? `${amountText(session)} to ${facts.merchant} is paid.` : 'Your card is saved.'
  const body = html`<p>${what} There is nothing more to do here.</p>
    <p><a href="${facts.successUrl}">Continue to ${facts.merchant}</a></p>`
  return messagePage({ title: isPaid ? 'This payment is done' : 'This is done', body, status: 200 })
}

/** The 3-D Secure step, with its two answers as plain buttons. */
export function challengePage(
  session: Stripe.Checkout.Session,
  facts: { merchant: string; attempt: number; successOrigin: string },
): Response {
  const isSaved = (session.amount_total ?? 0) === 0
  const title = isSaved ? '3-D Secure: confirm this card' : '3-D Secure: confirm this payment'
  const body = html`<main class="message">
    <h1>${title}</h1>
    <p>
      Here a bank would ask you to confirm
      ${isSaved ? 'later payments' : html`<strong>${amountText(session)}</strong>`} to
      <strong>${facts.merchant}</strong>, in its app or by a code. In the sandbox you decide how that ends.
    </p>
    <form method="post" action="/c/pay/${session.id}/authenticate">
      <input type="hidden" name="attempt" value="${facts.attempt}" />
      <button class="main-button" type="submit" name="answer" value="complete">Complete</button>
      <button class="plain-button wide" type="submit" name="answer" value="fail">Fail</button>
    </form>
    <p><a href="/c/pay/${session.id}">Use another card</a></p>
  </main>`
  return pageResponse({ title, body, formTargets: [facts.successOrigin] })
}
