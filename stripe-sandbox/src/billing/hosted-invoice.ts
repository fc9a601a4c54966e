import type Stripe from 'stripe'
import { nobody, secondsNow, type Account } from '../account'
import { collectInvoice, savedMethodOf, type Collected } from './collect'
import { buildPaymentMethod } from '../builders/payment-method'
import { readCardForm, textOf, type CardFormErrors } from '../cards/card-form'
import { invoicePage, invoiceQuestionPage } from '../pages/invoice-page'
import { redirectTo } from '../pages/layout'
import { portalGonePage } from '../pages/portal-page'
import { parseForm, readBody, type FormObject } from '../http/wire'

type Facts = { errors?: CardFormErrors; failure?: string | null; status?: number; name?: string }

/** The pages under `/i/`, an invoice's `hosted_invoice_url`. Anybody with the address can see and pay the invoice. */
export class HostedInvoice {
  constructor(private readonly account: Account) {}

  /** Null if the path is not one of these pages. */
  async handle(request: Request): Promise<Response | null> {
    const [, id] = /^\/i\/(in_[A-Za-z0-9]+)$/.exec(new URL(request.url).pathname) ?? []
    if (id === undefined) return null
    const form = request.method === 'POST' ? parseForm(await readBody(request)) : null
    const invoice = this.account.store.find('invoice', id)
    if (invoice === null || invoice.status === 'draft') return portalGonePage()
    if (form === null) return this.show(invoice)
    // After a second press, or a payment made elsewhere, the page shows the current state.
    if (invoice.status !== 'open') return redirectTo(`/i/${id}`)
    const answer = this.take(invoice, form)
    await this.account.store.flush()
    return answer
  }

  private show(invoice: Stripe.Invoice, facts: Facts = {}): Response {
    return invoicePage(invoice, {
      merchant: this.account.merchant,
      saved: savedMethodOf(this.account, invoice)?.card ?? null,
      errors: facts.errors ?? {},
      failure: facts.failure ?? null,
      name: facts.name ?? invoice.customer_name ?? '',
      status: facts.status ?? 200,
    })
  }

  private take(invoice: Stripe.Invoice, form: FormObject): Response {
    const answer = textOf(form, 'answer')
    if (answer === 'complete' || answer === 'fail')
      return this.pay(invoice, { method: this.askedMethod(form), answer })
    if (textOf(form, 'use') === 'saved') return this.pay(invoice, { method: null, answer: null })
    const name = textOf(form, 'billingName')
    const email = invoice.customer_email ?? 'nobody@example.com'
    const read = readCardForm(form, { fixedEmail: email, now: this.account.now() })
    if (!read.isValid) return this.show(invoice, { errors: read.errors, status: 422, name })
    return this.pay(invoice, { method: this.keep(read.payer), answer: null })
  }

  /** The card of the 3-D Secure step; null for the saved one. */
  private askedMethod(form: FormObject): string | null {
    const method = this.account.store.find('payment_method', textOf(form, 'method'))
    return method?.customer === null ? method.id : null
  }

  /** A card typed here pays only this invoice and is not saved. */
  private keep({
    card,
    email,
    name,
  }: {
    card: Parameters<typeof buildPaymentMethod>[0]
    email: string
    name: string
  }) {
    const { store } = this.account
    const created = secondsNow(this.account)
    const method = buildPaymentMethod(card, { email, name, created, customer: null })
    store.put('_card', { id: method.id, testCard: card.testCard })
    return store.put('payment_method', method).id
  }

  private pay(
    invoice: Stripe.Invoice,
    { method, answer }: { method: string | null; answer: 'complete' | 'fail' | null },
  ): Response {
    const collected = this.account.store.transaction((): Collected =>
      collectInvoice(this.account, invoice.id, {
        isOnSchedule: false,
        isReaderThere: answer !== 'fail',
        hasConfirmed: answer === 'complete',
        ...(method === null ? {} : { method, isFirstUse: true }),
        cause: nobody,
      }),
    )
    if (collected.kind === 'paid') return redirectTo(`/i/${invoice.id}`)
    const { merchant } = this.account
    if (collected.kind === 'question') return invoiceQuestionPage(invoice, { merchant, method })
    return this.show(invoice, { failure: collected.decline.message, status: 402 })
  }
}
