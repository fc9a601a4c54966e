import type Stripe from 'stripe'
import type { CardFormErrors } from '../cards/card-form'
import { formatAmount } from '../money'
import { cardList, errorSummary, field } from './card-fields'
import { type Html, html } from './html'
import { pageResponse } from './layout'

export type CheckoutView = {
  merchant: string
  session: Stripe.Checkout.Session
  lineItems: Stripe.LineItem[]
  /** The first charge of a subscription, in seconds; null if it is charged now. */
  trialEnd: number | null
  /** Set if the API caller has fixed it. */
  fixedEmail: string | null
  typed: { email: string; name: string; expiry: string }
  attempt: number
  /** Errors of single fields, and one that belongs to no field (a decline). */
  errors: CardFormErrors
  failure: string | null
  status: number
}

/** The hosted checkout page of an open session: the items and the form, as plain HTML. */
export function checkoutPage(view: CheckoutView): Response {
  const hasFault = view.failure !== null || Object.keys(view.errors).length > 0
  const body = html`<div class="checkout">
    <section class="summary" aria-label="What you are paying for">
      <div class="column">${summary(view)}</div>
    </section>
    <main class="payment">
      <div class="column">
        <h1>${titleOf(view.session)}</h1>
        ${hasFault ? errorSummary(view) : null} ${form(view, hasFault)} ${cardList()}
      </div>
    </main>
  </div>`
  return pageResponse({
    title: `${hasFault ? 'Error: ' : ''}${titleOf(view.session)} – ${view.merchant}`,
    body,
    status: view.status,
    formTargets: [new URL(view.session.success_url ?? 'http://localhost').origin],
  })
}

function summary({ session, lineItems, merchant, trialEnd }: CheckoutView): Html {
  if (session.mode === 'setup') {
    return html`${backLink(session, merchant)}
      <p class="merchant">${merchant}</p>
      <p class="total">Save your card</p>`
  }
  const interval = trialEnd === null ? intervalText(lineItems[0]?.price?.recurring ?? null) : 'due today'
  return html`${backLink(session, merchant)}
    <p class="merchant">${merchant}</p>
    <p class="total">${amountText(session)}${interval === null ? null : html` <small>${interval}</small>`}</p>
    ${trialEnd === null ? null : html`<p>${laterText(lineItems, trialEnd)}</p>`}
    <ul class="items">
      ${lineItems.map(itemRow)}
    </ul>`
}

function itemRow(item: Stripe.LineItem): Html {
  const each = item.price?.unit_amount ?? 0
  const quantity = item.quantity ?? 1
  const interval = intervalText(item.price?.recurring ?? null)
  const isSeveral = quantity > 1
  return html`<li>
    <span>${item.description}</span
    ><span class="price">${formatAmount(item.amount_total, item.currency)}</span>
    ${isSeveral ? html`<span class="soft">${quantity} at ${formatAmount(each, item.currency)} each</span>` : null}
    ${interval === null ? null : html`<span class="soft">Billed ${interval}</span>`}
  </li>`
}

/** As Stripe words it on its own page. */
function laterText(lineItems: Stripe.LineItem[], trialEnd: number): string {
  const sum = lineItems.reduce((total, item) => total + item.amount_total, 0)
  const day = new Date(trialEnd * 1000).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' })
  const interval = lineItems[0]?.price?.recurring?.interval ?? 'month'
  return `Then ${formatAmount(sum, lineItems[0]?.currency ?? 'usd')} per ${interval} starting ${day}`
}

function backLink(session: Stripe.Checkout.Session, merchant: string): Html | null {
  if (session.cancel_url === null) return null
  return html`<a class="back" href="${session.cancel_url}"
    ><span aria-hidden="true">←</span> Back to ${merchant}</a
  >`
}

function form(view: CheckoutView, hasFault: boolean): Html {
  const describedBy = hasFault ? html` aria-describedby="error-summary"` : null
  return html`<form method="post" action="/c/pay/${view.session.id}" novalidate${describedBy}>
    <input type="hidden" name="attempt" value="${view.attempt}" />
    ${emailField(view)}
    ${field(view, { name: 'cardNumber', hint: 'A test card from the list below', inputMode: 'numeric' })}
    <div class="pair">
      ${field(view, { name: 'cardExpiry', value: view.typed.expiry, hint: 'MM / YY', inputMode: 'numeric' })}
      ${field(view, { name: 'cardCvc', hint: 'Any 3 digits', inputMode: 'numeric' })}
    </div>
    ${field(view, { name: 'billingName', value: view.typed.name, autocomplete: 'name' })}
    <button class="main-button" type="submit">${buttonText(view.session)}</button>
    ${submitText(view.session)}
  </form>`
}

function submitText({ custom_text: { submit } }: Stripe.Checkout.Session): Html | null {
  return submit === null ? null : html`<p class="soft">${submit.message}</p>`
}

function emailField(view: CheckoutView): Html {
  if (view.fixedEmail !== null) {
    return html`<div class="field">
      <span class="label">Email</span>
      <p class="fixed">${view.fixedEmail}</p>
    </div>`
  }
  return field(view, { name: 'email', value: view.typed.email, type: 'email', autocomplete: 'email' })
}

function titleOf(session: Stripe.Checkout.Session): string {
  const titles: Record<string, string> = {
    'Save card': 'Your card',
    Donate: 'Your donation',
    Subscribe: 'Your subscription',
  }
  return titles[buttonText(session)] ?? 'Your payment'
}

function buttonText({ submit_type: type, mode }: Stripe.Checkout.Session): string {
  if (mode === 'setup') return 'Save card'
  const texts: Record<string, string> = { book: 'Book', donate: 'Donate', pay: 'Pay', subscribe: 'Subscribe' }
  return texts[type ?? 'auto'] ?? (mode === 'subscription' ? 'Subscribe' : 'Pay')
}

/** "every month", "every 3 months"; null for a single payment. */
export function intervalText(recurring: Stripe.Price.Recurring | null): string | null {
  if (recurring === null) return null
  const { interval, interval_count: count } = recurring
  return count === 1 ? `every ${interval}` : `every ${count} ${interval}s`
}

export function amountText(session: Stripe.Checkout.Session): string {
  return formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')
}
