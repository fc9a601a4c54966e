import type Stripe from 'stripe'
import type { Account, Cause } from '../account'
import { idOf } from '../checkout/attempt'
import { CardRefusal } from '../cards/card-refusal'
import type { EveryName } from '../http/params'
import { noSuch } from '../http/resources'
import { flag, gaps, readParams, refused, text } from '../http/validate'
import type { FormObject } from '../http/wire'
import { collectInvoice } from './collect'
import { finalizeInvoice, voidInvoice } from './invoice-steps'

type Call = { id: string; form: FormObject; cause: Cause }

const payShape = {
  off_session: flag(),
  payment_method: text(),
  ...gaps('expand', 'forgive', 'mandate', 'paid_out_of_band', 'source'),
} satisfies EveryName<Stripe.InvoicePayParams>

/** `POST /v1/invoices/:id/pay`: tries now, outside the schedule. A decline is answered with 402 and stays stored. */
export function payInvoice(account: Account, { id, form, cause }: Call): Stripe.Invoice | CardRefusal {
  const params = readParams(form, payShape)
  const invoice = find(account, id)
  if (invoice.status === 'paid') throw refused('Invoice is already paid', { code: 'invoice_already_paid' })
  if (invoice.status !== 'open' && invoice.status !== 'draft') {
    throw refused(`This invoice is ${invoice.status}, and can no longer be paid.`, {
      code: 'invoice_not_editable',
    })
  }
  if (params.payment_method !== undefined) checkMethod(account, invoice, params.payment_method)
  if (invoice.status === 'draft') finalizeInvoice(account, id, cause)
  const collected = collectInvoice(account, id, {
    isOnSchedule: false,
    isReaderThere: false,
    ...(params.payment_method === undefined ? {} : { method: params.payment_method }),
    cause,
  })
  return collected.kind === 'refused' ? new CardRefusal(collected) : account.store.get('invoice', id)
}

/** `POST /v1/invoices/:id/void`. */
export function voidByRequest(account: Account, { id, form, cause }: Call): Stripe.Invoice {
  readParams(form, {})
  const invoice = find(account, id)
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') {
    throw refused(
      `You can only pass in open or uncollectible invoices. This invoice isn't open or uncollectible: it is ${invoice.status}.`,
      { code: 'invoice_not_editable' },
    )
  }
  return voidInvoice(account, id, cause)
}

function find(account: Account, id: string): Stripe.Invoice {
  const invoice = account.store.find('invoice', id)
  if (invoice === null) throw noSuch('invoice', { id, param: 'invoice' })
  return invoice
}

function checkMethod(account: Account, invoice: Stripe.Invoice, id: string): void {
  const method = account.store.find('payment_method', id)
  if (method === null) throw noSuch('PaymentMethod', { id, param: 'payment_method' })
  if (idOf(method.customer) === idOf(invoice.customer)) return
  throw refused(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    { code: 'resource_missing', param: 'payment_method' },
  )
}
