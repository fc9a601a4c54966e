import type Stripe from 'stripe'
import { idOf } from '../checkout/attempt'
import { periodEnd } from '../billing/subscription-state'
import type { CardFormErrors } from '../cards/card-form'
import { formatAmount } from '../money'
import { liveOf } from '../portal/actions'
import type { Visit } from '../portal/visit'
import { brandName } from './brand-name'
import { cardList, errorSummary, field } from './card-fields'
import { intervalText } from './checkout-page'
import { type Html, html } from './html'
import { messagePage, pageResponse } from './layout'

/** The first page of the customer portal: plans, card, invoices, and the way back. */
export function portalHomePage(
  visit: Visit,
  { notice, failure }: { notice: string | null; failure: string | null },
): Response {
  const { account, configuration, customer, base } = visit
  const { features } = configuration
  const subscriptions = liveOf(account, customer.id)
  const title = `Your payments to ${account.merchant}`
  const body = html`<main class="portal">
    ${backLink(visit)}
    <h1>${title}</h1>
    <p class="soft">${customer.email}</p>
    ${notice === null ? null : html`<p class="done" role="status">${notice}</p>`}
    ${failure === null ? null : errorSummary({ errors: {}, failure })}
    <h2>Current plan</h2>
    ${
      subscriptions.length === 0
        ? html`<p class="soft">You have no plan with ${account.merchant}.</p>`
        : subscriptions.map((each) => plan(visit, each))
    }
    <h2>Payment method</h2>
    <p>${cardText(visit)}</p>
    ${features.payment_method_update.enabled ? html`<p><a class="action" href="${base}/card">Update card</a></p>` : null}
    ${features.invoice_history.enabled ? invoices(visit) : null}
  </main>`
  return page(visit, { title, body, status: failure === null ? 200 : 402 })
}

/** The form for another card. */
export function portalCardPage(
  visit: Visit,
  view: { errors: CardFormErrors; failure: string | null; name: string; status: number },
): Response {
  const hasFault = view.failure !== null || Object.keys(view.errors).length > 0
  const title = 'Update your card'
  const body = html`<main class="portal narrow">
    <a class="back" href="${visit.base}?done=nothing"><span aria-hidden="true">←</span> Your payments</a>
    <h1>${title}</h1>
    <p class="soft">Nothing is charged now. Later payments to ${visit.account.merchant} use this card.</p>
    ${hasFault ? errorSummary(view) : null}
    <form method="post" action="${visit.base}/card" novalidate>
      ${field(view, { name: 'cardNumber', hint: 'A test card from the list below', inputMode: 'numeric' })}
      <div class="pair">
        ${field(view, { name: 'cardExpiry', hint: 'MM / YY', inputMode: 'numeric' })}
        ${field(view, { name: 'cardCvc', hint: 'Any 3 digits', inputMode: 'numeric' })}
      </div>
      ${field(view, { name: 'billingName', value: view.name, autocomplete: 'name' })}
      <button class="main-button" type="submit">Save card</button>
    </form>
    ${cardList()}
  </main>`
  return page(visit, { title: hasFault ? `Error: ${title}` : title, body, status: view.status })
}

/** Asks for confirmation and a reason. */
export function cancelPage(visit: Visit, subscription: Stripe.Subscription): Response {
  const { mode, cancellation_reason: reason } = visit.configuration.features.subscription_cancel
  const title = 'Cancel your plan'
  const when = mode === 'immediately' ? 'at once' : `on ${dayText(periodEnd(subscription))}`
  const body = html`<main class="portal narrow">
    <a class="back" href="${visit.base}?done=nothing"><span aria-hidden="true">←</span> Your payments</a>
    <h1>${title}</h1>
    <p>${planText(subscription)} ends ${when}. Nothing is charged after that.</p>
    <form method="post" action="${visit.base}/subscriptions/${subscription.id}/cancel">
      ${reason.enabled ? reasons(reason.options) : null}
      <button class="main-button" type="submit">Cancel plan</button>
    </form>
    <p><a href="${visit.base}?done=nothing">Keep the plan</a></p>
  </main>`
  return page(visit, { title, body })
}

/** The 3-D Secure step before an invoice is paid. */
export function confirmPage(visit: Visit, invoice: Stripe.Invoice): Response {
  const title = '3-D Secure: confirm this payment'
  const body = html`<main class="message">
    <h1>${title}</h1>
    <p>
      Here a bank would ask you to confirm
      <strong>${formatAmount(invoice.amount_due, invoice.currency)}</strong> to
      <strong>${visit.account.merchant}</strong>. In the sandbox you decide how that ends.
    </p>
    <form method="post" action="${visit.base}/invoices/${invoice.id}/pay">
      <button class="main-button" type="submit" name="answer" value="complete">Complete</button>
      <button class="plain-button wide" type="submit" name="answer" value="fail">Fail</button>
    </form>
  </main>`
  return page(visit, { title, body })
}

export function portalGonePage(): Response {
  const body = html`<p>
    This address is no longer good: it works for a short while only, and for one person. Please ask for a new
    one.
  </p>`
  return messagePage({ title: 'This link has expired', body, status: 410 })
}

function page(visit: Visit, facts: { title: string; body: Html; status?: number }): Response {
  const { return_url: back, flow } = visit.session
  const targets = [back, flow?.after_completion.redirect?.return_url].filter((url) => url != null)
  return pageResponse({ ...facts, formTargets: targets.map((url) => new URL(url).origin) })
}

function backLink({ session, account }: Visit): Html | null {
  if (session.return_url === null) return null
  return html`<a class="back" href="${session.return_url}"
    ><span aria-hidden="true">←</span> Return to ${account.merchant}</a
  >`
}

function plan(visit: Visit, subscription: Stripe.Subscription): Html {
  const { base, configuration } = visit
  const path = `${base}/subscriptions/${subscription.id}`
  const isEnding = subscription.cancel_at !== null
  return html`<section class="panel" aria-label="${planText(subscription)}">
    <p class="plan">${planText(subscription)}</p>
    <p class="soft">${stateText(subscription)}</p>
    ${
      isEnding
        ? html`<form method="post" action="${path}/resume">
            <button class="plain-button" type="submit">Don’t cancel plan</button>
          </form>`
        : null
    }
    ${
      !isEnding && configuration.features.subscription_cancel.enabled
        ? html`<p><a class="action" href="${path}/cancel">Cancel plan</a></p>`
        : null
    }
  </section>`
}

function stateText(subscription: Stripe.Subscription): string {
  const { cancel_at: end, status, pause_collection: pause } = subscription
  if (end !== null) return `Ends on ${dayText(end)}.`
  if (pause !== null)
    return pause.resumes_at === null ? 'Paused.' : `Paused until ${dayText(pause.resumes_at)}.`
  if (status === 'past_due' || status === 'unpaid') return 'The last payment failed. Please update your card.'
  return `Next payment on ${dayText(periodEnd(subscription))}.`
}

function invoices({ account, customer, base }: Visit): Html {
  const all = account.store.listBy('invoice', 'customer', customer.id)
  const rows = all
    .filter((each) => each.status !== 'draft')
    .map(
      (invoice) =>
        html`<tr>
          <td><a href="/i/${invoice.id}">${dayText(invoice.created)}</a></td>
          <td class="number">${formatAmount(invoice.amount_due, invoice.currency)}</td>
          <td>${invoice.status}</td>
          <td>
            ${
              invoice.status === 'open'
                ? html`<form method="post" action="${base}/invoices/${invoice.id}/pay">
                    <button class="plain-button" type="submit" aria-label="Pay ${invoice.number}">Pay</button>
                  </form>`
                : null
            }
          </td>
        </tr>`,
    )
  return html`<h2>Invoices</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">None yet.</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Invoices">
            <table>
              <thead>
                <tr>
                  <th scope="col">Date</th>
                  <th scope="col" class="number">Amount</th>
                  <th scope="col">State</th>
                  <td></td>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>
          </div>`
    }`
}

function reasons(options: readonly string[]): Html {
  return html`<fieldset>
    <legend>Why do you cancel? (optional)</legend>
    ${options.map(
      (option) =>
        html`<label class="choice"
          ><input type="radio" name="reason" value="${option}" /> ${option.replace(/_/g, ' ')}</label
        >`,
    )}
  </fieldset>`
}

function cardText({ account, customer }: Visit): string {
  const subscription = liveOf(account, customer.id).find((each) => each.default_payment_method !== null)
  const id =
    idOf(subscription?.default_payment_method) ?? idOf(customer.invoice_settings.default_payment_method)
  const card = id === null ? undefined : account.store.find('payment_method', id)?.card
  if (card === undefined) return 'No card is saved.'
  return `${brandName(card.brand)} ending in ${card.last4}, expires ${String(card.exp_month).padStart(2, '0')}/${card.exp_year}`
}

function planText(subscription: Stripe.Subscription): string {
  const [item] = subscription.items.data
  const amount = (item?.price.unit_amount ?? 0) * (item?.quantity ?? 1)
  return `${formatAmount(amount, subscription.currency)} ${intervalText(item?.price.recurring ?? null) ?? ''}`
}

/** "15 March 2027". */
export function dayText(seconds: number): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', day).format(new Date(seconds * 1000))
}
