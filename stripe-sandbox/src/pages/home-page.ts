import type Stripe from 'stripe'
import { idOf } from '../checkout/attempt'
import type { Account } from '../account'
import { formatAmount } from '../money'
import type { DeliveryRecord } from '../state/records'
import { brandName } from './brand-name'
import { intervalText } from './checkout-page'
import { html, type Html } from './html'
import { pageResponse } from './layout'

const shown = 50

/** The home page: everything in the sandbox, newest first. */
export function homePage(account: Account): Response {
  const { store } = account
  const sessions = store.list('checkout.session')
  const intents = store.list('payment_intent')
  const subscriptions = store.list('subscription')
  const events = store.list('event')
  const body = html`<main class="home">
    <h1>Stripe sandbox of ${account.merchant}</h1>
    <p>
      It plays Stripe for this machine: it remembers what the site asked for and tells the site what happened.
      Its clock says
      <time datetime="${account.now().toISOString()}">${when(account.now().getTime() / 1000)}</time>.
    </p>
    ${clockControls(account)}
    <ul class="counts">
      <li><b>${sessions.length}</b> Checkout sessions</li>
      <li><b>${intents.filter((intent) => intent.status === 'succeeded').length}</b> successful payments</li>
      <li><b>${subscriptions.length}</b> subscriptions</li>
      <li><b>${events.length}</b> events</li>
    </ul>
    ${section('Checkout sessions', { head: ['For', 'Amount', 'State', 'Created', 'Session'], rows: sessions.slice(0, shown).map((each) => sessionRow(account, each)), total: sessions.length })}
    ${section('Payments', { head: ['State', 'Amount', 'Card', 'Created', 'Payment intent'], rows: intents.slice(0, shown).map((each) => intentRow(account, each)), total: intents.length })}
    ${section('Subscriptions', { head: ['State', 'Amount', 'Paid until', 'Since', 'Subscription'], rows: subscriptions.slice(0, shown).map(subscriptionRow), total: subscriptions.length })}
    ${moneyTables(account)}
    ${section('Events', { head: ['Type', 'Delivery', '', 'Created', 'Event'], rows: eventRows(account, events.slice(0, shown)), total: events.length })}
  </main>`
  return pageResponse({ title: `Stripe sandbox of ${account.merchant}`, body })
}

const steps = { hour: '1 hour on', day: '1 day on', month: '1 month on', year: '1 year on' }

/** Everything that falls due on the way happens, each at its own time. */
function clockControls({ moveClock, clockUrl }: Account): Html {
  const buttons = Object.entries(steps).map(
    ([step, label]) =>
      html`<button class="plain-button" type="submit" name="step" value="${step}">${label}</button>`,
  )
  const link = clockUrl === null ? null : html`<a class="action" href="${clockUrl}">Choose a day and time</a>`
  if (moveClock === null) return html`<p>${link}</p>`
  return html`<form class="clock" method="post" action="/_sim/clock">
    <fieldset>
      <legend>Move the clock</legend>
      <div class="steps">${buttons} ${link}</div>
    </fieldset>
  </form>`
}

function moneyTables(account: Account): Html[] {
  const invoices = account.store.list('invoice')
  const refunds = account.store.list('refund')
  const disputes = account.store.list('dispute')
  return [
    section('Invoices', {
      head: ['State', 'Amount', 'For', 'Next try', 'Invoice'],
      rows: invoices.slice(0, shown).map(invoiceRow),
      total: invoices.length,
    }),
    section('Refunds', {
      head: ['State', 'Amount', 'Charge', 'Created', 'Refund'],
      rows: refunds.slice(0, shown).map(refundRow),
      total: refunds.length,
    }),
    section('Disputes', {
      head: ['State', 'Amount', 'Charge', 'Created', 'Dispute'],
      rows: disputes.slice(0, shown).map(disputeRow),
      total: disputes.length,
    }),
  ]
}

function section(title: string, table: { head: string[]; rows: Html[]; total: number }): Html {
  if (table.rows.length === 0)
    return html`<h2>${title}</h2>
      <p class="soft">None yet.</p>`
  const rest = table.total - table.rows.length
  const columns = table.head.map((name) =>
    name === ''
      ? html`<td></td>`
      : html`<th scope="col" ${name === 'Amount' ? html` class="number"` : null}>${name}</th>`,
  )
  return html`<h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            ${columns}
          </tr>
        </thead>
        <tbody>
          ${table.rows}
        </tbody>
      </table>
    </div>
    ${rest > 0 ? html`<p class="soft">And ${rest} older.</p>` : null}`
}

function sessionRow(account: Account, session: Stripe.Checkout.Session): Html {
  const items = account.store.get('_checkout', session.id).lineItems
  const interval = intervalText(items[0]?.price?.recurring ?? null)
  const purpose = `${items.map((item) => item.description).join(', ')}${interval === null ? '' : `, ${interval}`}`
  return html`<tr>
    <td>${session.url === null ? purpose : html`<a href="/c/pay/${session.id}">${purpose}</a>`}</td>
    <td class="number">${formatAmount(session.amount_total ?? 0, session.currency ?? 'usd')}</td>
    <td>${state(session.status ?? '', { good: 'complete', bad: 'expired' })}</td>
    <td>${when(session.created)}</td>
    <td><code>${shortId(session.id)}</code></td>
  </tr>`
}

function intentRow(account: Account, intent: Stripe.PaymentIntent): Html {
  const charges = account.store.listBy('charge', 'payment_intent', intent.id)
  const card = charges[0]?.payment_method_details?.card
  const error = intent.last_payment_error?.message
  return html`<tr>
    <td>
      ${state(intent.status, { good: 'succeeded', bad: 'requires_payment_method' })}${error ? html`<p class="soft">${error}</p>` : null}
    </td>
    <td class="number">${formatAmount(intent.amount, intent.currency)}</td>
    <td>
      ${card ? `${brandName(card.brand)} ${card.last4}` : '–'}${charges.length > 1 ? ` (${charges.length} charges)` : ''}
    </td>
    <td>${when(intent.created)}</td>
    <td><code>${intent.id}</code></td>
  </tr>`
}

function subscriptionRow(subscription: Stripe.Subscription): Html {
  const item = subscription.items.data[0]
  const amount = (item?.price.unit_amount ?? 0) * (item?.quantity ?? 1)
  const interval = intervalText(item?.price.recurring ?? null)
  const ending = subscription.cancel_at === null ? '' : `, ends ${when(subscription.cancel_at)}`
  return html`<tr>
    <td>${state(subscription.status, { good: 'active', bad: 'canceled' })}</td>
    <td class="number">${formatAmount(amount, subscription.currency)} ${interval}</td>
    <td>${when(item?.current_period_end ?? 0)}${ending}</td>
    <td>${when(subscription.start_date)}</td>
    <td><code>${subscription.id}</code></td>
  </tr>`
}

function invoiceRow(invoice: Stripe.Invoice): Html {
  const next = invoice.next_payment_attempt
  return html`<tr>
    <td>${state(invoice.status ?? 'draft', { good: 'paid', bad: 'open' })}</td>
    <td class="number">${formatAmount(invoice.amount_due, invoice.currency)}</td>
    <td>${(invoice.billing_reason ?? '').replace(/_/g, ' ')}, ${when(invoice.created)}</td>
    <td>${next === null ? '–' : when(next)}</td>
    <td>
      <a href="/i/${invoice.id}"><code>${invoice.number ?? invoice.id}</code></a>
    </td>
  </tr>`
}

function refundRow(refund: Stripe.Refund): Html {
  return html`<tr>
    <td>${state(refund.status ?? '', { good: 'succeeded', bad: 'failed' })}</td>
    <td class="number">${formatAmount(refund.amount, refund.currency)}</td>
    <td><code>${idOf(refund.charge)}</code></td>
    <td>${when(refund.created)}</td>
    <td><code>${refund.id}</code></td>
  </tr>`
}

function disputeRow(dispute: Stripe.Dispute): Html {
  return html`<tr>
    <td>${state(dispute.status, { good: 'won', bad: 'lost' })}</td>
    <td class="number">${formatAmount(dispute.amount, dispute.currency)}</td>
    <td><code>${idOf(dispute.charge)}</code></td>
    <td>${when(dispute.created)}</td>
    <td><code>${dispute.id}</code></td>
  </tr>`
}

function eventRows(account: Account, events: Stripe.Event[]): Html[] {
  return events.map((event) => {
    return html`<tr>
      <td><code>${event.type}</code></td>
      <td>${account.store.listBy('_delivery', 'event', event.id).map(deliveryState)}</td>
      <td>
        <form method="post" action="/_sim/events/${event.id}/resend">
          <button class="plain-button" type="submit" aria-label="Resend ${event.type} ${event.id}">
            Resend
          </button>
        </form>
      </td>
      <td>${when(event.created)}</td>
      <td><code>${event.id}</code></td>
    </tr>`
  })
}

function deliveryState(delivery: DeliveryRecord): Html {
  const last = delivery.attempts.at(-1)
  const reason = last === undefined ? 'waiting' : (last.error ?? `status ${last.status}`)
  if (delivery.state === 'delivered') return html`<span class="state good">delivered</span>`
  const word = delivery.state === 'gave_up' ? 'given up' : delivery.state
  return html`<span class="state bad">${word}</span>
    <span class="soft">${reason}, ${delivery.tries} tries</span>`
}

function state(value: string, kinds: { good: string; bad: string }): Html {
  const kind = value === kinds.good ? ' good' : value === kinds.bad ? ' bad' : ''
  return html`<span class="state${kind}">${value.replace(/_/g, ' ')}</span>`
}

function shortId(id: string): string {
  return id.length > 30 ? `${id.slice(0, 24)}…` : id
}

/** "2026-11-23 05:32 UTC". */
function when(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
