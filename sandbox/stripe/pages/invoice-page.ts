import type Stripe from 'stripe'
import { formatAmount } from '../money'
import { html } from './html'
import { messagePage } from './layout'
import { dayText } from './portal-page'

/** An invoice to read: what for, how much, and whether it is paid. */
export function invoicePage(invoice: Stripe.Invoice, merchant: string): Response {
  const paidAt = invoice.status_transitions.paid_at
  const state =
    paidAt === null ? `This invoice is ${invoice.status ?? 'a draft'}.` : `Paid on ${dayText(paidAt)}.`
  const body = html`<p class="total">${formatAmount(invoice.amount_due, invoice.currency)}</p>
    <p>${state}</p>
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
    <p class="soft">From ${merchant} to ${invoice.customer_email}, ${dayText(invoice.created)}.</p>`
  return messagePage({ title: `Invoice ${invoice.number ?? invoice.id}`, body, status: 200 })
}
