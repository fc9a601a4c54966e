import type Stripe from 'stripe'
import type { CardFormErrors } from '../cards/card-form'
import { formatAmount } from '../money'
import { brandName } from './brand-name'
import { cardList, errorSummary, field } from './card-fields'
import { type Html, html } from './html'
import { pageResponse } from './layout'
import { dayText } from './portal-page'

type InvoiceView = {
  merchant: string
  /** The card for later payments; null if none is saved. */
  saved: { brand: string; last4: string } | null
  errors: CardFormErrors
  failure: string | null
  name: string
  status: number
}

/** An invoice: its item, its amount, whether it is paid; and if it is open, the ways to pay it. */
export function invoicePage(invoice: Stripe.Invoice, view: InvoiceView): Response {
  const hasFault = view.failure !== null || Object.keys(view.errors).length > 0
  const title = `Invoice ${invoice.number ?? invoice.id}`
  const body = html`<main class="portal narrow">
    <h1>${title}</h1>
    ${hasFault ? errorSummary(view) : null}
    <p class="total">${formatAmount(invoice.amount_due, invoice.currency)}</p>
    <p role="status">${stateText(invoice)}</p>
    <ul class="items">
      ${invoice.lines.data.map(
        (line) =>
          html`<li>
            <span>${line.description}</span
            ><span class="price">${formatAmount(line.amount, line.currency)}</span>
            <span class="soft">${dayText(line.period.start)} to ${dayText(line.period.end)}</span>
          </li>`,
      )}
    </ul>
    <p class="soft">From ${view.merchant} to ${invoice.customer_email}, ${dayText(invoice.created)}.</p>
    ${invoice.status === 'open' ? waysToPay(invoice, view) : null}
  </main>`
  return pageResponse({ title: hasFault ? `Error: ${title}` : title, body, status: view.status })
}

/** The 3-D Secure step before an invoice is paid. */
export function invoiceQuestionPage(
  invoice: Stripe.Invoice,
  { merchant, method }: { merchant: string; method: string | null },
): Response {
  const title = '3-D Secure: confirm this payment'
  const body = html`<main class="message">
    <h1>${title}</h1>
    <p>
      Here a bank would ask you to confirm
      <strong>${formatAmount(invoice.amount_due, invoice.currency)}</strong> to <strong>${merchant}</strong>.
      In the sandbox you decide how that ends.
    </p>
    <form method="post" action="/i/${invoice.id}">
      ${method === null ? null : html`<input type="hidden" name="method" value="${method}" />`}
      <button class="main-button" type="submit" name="answer" value="complete">Complete</button>
      <button class="plain-button wide" type="submit" name="answer" value="fail">Fail</button>
    </form>
  </main>`
  return pageResponse({ title, body })
}

function stateText({ status, status_transitions: { paid_at: paidAt } }: Stripe.Invoice): string {
  if (paidAt !== null) return `Paid on ${dayText(paidAt)}.`
  return status === 'open' ? 'Not paid yet.' : `This invoice is ${status ?? 'a draft'}.`
}

function waysToPay(invoice: Stripe.Invoice, view: InvoiceView): Html {
  const amount = formatAmount(invoice.amount_due, invoice.currency)
  const { saved } = view
  return html`${
      saved === null
        ? null
        : html`<form method="post" action="/i/${invoice.id}">
            <input type="hidden" name="use" value="saved" />
            <button class="main-button" type="submit">
              Pay ${amount} with ${brandName(saved.brand)} ending in ${saved.last4}
            </button>
          </form>`
    }
    <h2>${saved === null ? 'Pay by card' : 'Pay with another card'}</h2>
    <form method="post" action="/i/${invoice.id}" novalidate>
      ${field(view, { name: 'cardNumber', hint: 'A test card from the list below', inputMode: 'numeric' })}
      <div class="pair">
        ${field(view, { name: 'cardExpiry', hint: 'MM / YY', inputMode: 'numeric' })}
        ${field(view, { name: 'cardCvc', hint: 'Any 3 digits', inputMode: 'numeric' })}
      </div>
      ${field(view, { name: 'billingName', value: view.name, autocomplete: 'name' })}
      <button class="${saved === null ? 'main-button' : 'plain-button wide'}" type="submit">
        Pay ${amount} with this card
      </button>
    </form>
    ${cardList()}`
}
