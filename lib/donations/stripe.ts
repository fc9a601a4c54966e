import { setTimeout as pause } from 'node:timers/promises'
import Stripe from 'stripe'
import { z } from 'zod'
import { isLiveKey, settings } from '../env'
import { log } from '../log'
import { refuse, succeed, type Result } from '../result'
import { sessionParams, type Checkout } from './checkout-params'
import { isPersonWaiting, withinDeadline } from './stripe-deadline'

export type { Stripe }

const clients: { patient?: Stripe; hurried?: Stripe } = {}

/**
 * The client: one for the worker, which can wait, and one for while a person waits (stripe-deadline.ts). Built on
 * first use: `next build` imports every route and has no key.
 */
export function stripe(): Stripe {
  return isPersonWaiting() ? (clients.hurried ??= openHurried()) : (clients.patient ??= openPatient())
}

function openPatient(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = settings()
  return new Stripe(STRIPE_SECRET_KEY, {
    maxNetworkRetries: 2,
    timeout: 20_000,
    ...address(STRIPE_API_BASE),
  })
}

function openHurried(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE, STRIPE_PATIENCE_MS } = settings()
  return new Stripe(STRIPE_SECRET_KEY, {
    maxNetworkRetries: 0,
    timeout: STRIPE_PATIENCE_MS,
    httpClient: withinDeadline(Stripe.createNodeHttpClient(), () => Stripe.HttpClient.makeTimeoutError()),
    ...address(STRIPE_API_BASE),
  })
}

/** Stripe itself unless the environment names another address that speaks as it does. */
function address(base: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (base === undefined) return {}
  const { hostname, port, protocol } = new URL(base)
  const isPlain = protocol === 'http:'
  return { host: hostname, port: port || (isPlain ? 80 : 443), protocol: isPlain ? 'http' : 'https' }
}

/**
 * Opens a Checkout session for one donation; asked again for the same donation it is the same session. Stripe
 * learns an amount, a rhythm and our id: never which article a reader came from.
 * @returns 'unavailable' when Stripe cannot be reached or is in trouble. @throws when it refuses the request.
 */
export async function createCheckout(
  checkout: Checkout,
): Promise<Result<{ id: string; url: string }, { reason: 'unavailable' }>> {
  try {
    const session = await onceFree(() =>
      stripe().checkout.sessions.create(sessionParams(checkout), {
        idempotencyKey: `checkout:${checkout.donationId}`,
      }),
    )
    if (session.url === null) throw new Error(`Stripe opened session ${session.id} without a page to pay on.`)
    return succeed({ id: session.id, url: session.url })
  } catch (error) {
    if (troubleOf(error) === 'passing') return refuse({ reason: 'unavailable' })
    throw error
  }
}

const [mostWaits, waitMs] = [20, 150]

/** Pressed twice, the second request finds its key in use by the first: a moment later it has the same answer. */
async function onceFree<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await ask()
    } catch (error) {
      if (!isInUse(error) || waits === mostWaits) throw error
      await pause(waitMs)
    }
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409
}

/** Trouble that passes: no connection, too many requests, a fault at Stripe's, or a key of ours that has to be mended. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeRateLimitError ||
    error instanceof Stripe.errors.StripeAPIError ||
    isAboutOurKey(error)
  )
}

/** Says nothing about what was asked for: it can go through once somebody has mended the setting. */
function isAboutOurKey(error: unknown): boolean {
  const isIt =
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  if (isIt) log.error('stripe.key_refused', error)
  return isIt
}

/** `code` is Stripe's (charge_disputed, …), or "unknown" where it gives none; `message` its words. */
export type StripeRefusal = { reason: 'refused'; code: string; message: string }

/** What an error of Stripe's means: trouble that passes, a no for good, or (null) a fault of our own. */
export function troubleOf(error: unknown): 'passing' | StripeRefusal | null {
  // Another request under the same key is at work just now: what it comes to is what ours comes to.
  if (isInUse(error) || isPassing(error)) return 'passing'
  const isNo =
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError ||
    error instanceof Stripe.errors.StripeIdempotencyError
  return isNo ? { reason: 'refused', code: error.code ?? 'unknown', message: error.message } : null
}

/**
 * A page at Stripe on which the donor of a subscription puts in another card; it lives for minutes, so it is made
 * when it is asked for. The configuration is made once for the account and found again by its mark.
 */
export async function createCardPage({
  customerId,
  returnUrl,
}: {
  customerId: string
  returnUrl: string
}): Promise<string> {
  const { url } = await stripe().billingPortal.sessions.create({
    customer: customerId,
    return_url: returnUrl,
    configuration: await findPortal(),
    flow_data: { type: 'payment_method_update' },
  })
  return url
}

const portalMark = { made_for: 'change-card' }

async function findPortal(): Promise<string> {
  for await (const { id, metadata } of stripe().billingPortal.configurations.list({
    active: true,
    limit: 100,
  })) {
    if (metadata?.made_for === portalMark.made_for) return id
  }
  const features = { payment_method_update: { enabled: true } }
  const made = await stripe().billingPortal.configurations.create(
    { features, metadata: portalMark },
    { idempotencyKey: 'portal-configuration:change-card' },
  )
  return made.id
}

/**
 * Ends a subscription now; nothing is charged after that. One that has ended stays as it is, so asking twice is
 * harmless (Stripe takes no idempotency key with a DELETE). @throws when Stripe cannot be reached, or refuses.
 */
export async function cancelSubscription(subscriptionId: string): Promise<void> {
  try {
    await stripe().subscriptions.cancel(subscriptionId)
  } catch (error) {
    // Asked to end one that has ended, Stripe answers as if it had never known it.
    if (codeOf(error) !== 'resource_missing') throw error
    const { status } = await stripe().subscriptions.retrieve(subscriptionId)
    if (status !== 'canceled') throw error
  }
}

/** Lets a subscription be charged to another card of its customer's from now on. */
export async function setSubscriptionCard(subscriptionId: string, cardId: string): Promise<void> {
  await stripe().subscriptions.update(
    subscriptionId,
    { default_payment_method: cardId },
    { idempotencyKey: `card:${subscriptionId}:${cardId}` },
  )
}

/**
 * Tries an open invoice with a card. Asked again for the same two within a day, it is the same try.
 * @returns 'refused' also where there is nothing to pay any more; 'busy' while the same is asked elsewhere.
 * @throws when Stripe cannot be reached
 */
export async function payInvoice(invoiceId: string, cardId: string): Promise<'paid' | 'refused' | 'busy'> {
  try {
    await stripe().invoices.pay(
      invoiceId,
      { payment_method: cardId },
      { idempotencyKey: `pay:${invoiceId}:${cardId}` },
    )
    return 'paid'
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || isPassing(error)) throw error
    if (error.statusCode === 409) return 'busy'
    const isNo =
      error instanceof Stripe.errors.StripeCardError ||
      error instanceof Stripe.errors.StripeInvalidRequestError
    if (isNo) return 'refused'
    throw error
  }
}

/** Stripe's page of the invoice that a subscription has not paid yet; null where it owes nothing. */
export async function findPayUrl(subscriptionId: string): Promise<string | null> {
  const { data } = await stripe().invoices.list({ subscription: subscriptionId, status: 'open', limit: 1 })
  return data[0]?.hosted_invoice_url ?? null
}

/**
 * Gives back a part of a payment, or what is left of it. `key` comes from our own ids and names the one event in the
 * world that wants it: asked again under it, it is the same refund. Stripe keeps keys for a day; after that it is
 * Stripe's own sum that lets no more go back than came. That Stripe has taken it does not say that it has succeeded:
 * its status does. @throws when Stripe cannot be reached.
 */
export async function refundPayment({
  paymentIntentId,
  reason,
  key,
  amountMinor,
}: {
  paymentIntentId: string
  reason: 'duplicate' | 'fraudulent' | 'requested_by_customer'
  key: string
  /** All that is left, where it is not given. */
  amountMinor?: number
}): Promise<Result<{ refundId: string }, StripeRefusal>> {
  const part = amountMinor === undefined ? {} : { amount: amountMinor, metadata: { asked_for_by: key } }
  try {
    const { id } = await stripe().refunds.create(
      { payment_intent: paymentIntentId, reason, ...part },
      { idempotencyKey: `refund:${key}` },
    )
    return succeed({ refundId: id })
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === null || trouble === 'passing') throw error
    return refuse(trouble)
  }
}

/** The refund of a part that was asked for under this key, however long ago; null where Stripe never made it. */
export async function findRefund(paymentIntentId: string, key: string): Promise<string | null> {
  for await (const { id, metadata } of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 }))
    if (metadata?.asked_for_by === key) return id
  return null
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Stripe.errors.StripeError ? error.code : undefined
}

export type StripeNotice = { id: string; type: string; payload: Stripe.Event }
export type NoticeRefusal = { reason: 'bad_signature' | 'bad_body' | 'wrong_mode' }

/** Proves that a webhook's raw body comes from Stripe (5 minutes' tolerance) and fits the mode of our key. */
export function readNotice(body: string, signature: string | null): Result<StripeNotice, NoticeRefusal> {
  const { STRIPE_WEBHOOK_SECRET, STRIPE_SECRET_KEY } = settings()
  try {
    const sound = readSignature(signature)
    if (sound === null) return refuse({ reason: 'bad_signature' })
    const payload = stripe().webhooks.constructEvent(body, sound, STRIPE_WEBHOOK_SECRET)
    if (!isEvent(payload)) return refuse({ reason: 'bad_body' })
    if (payload.livemode !== isLiveKey(STRIPE_SECRET_KEY)) return refuse({ reason: 'wrong_mode' })
    return succeed({ id: payload.id, type: payload.type, payload })
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError)
      return refuse({ reason: 'bad_signature' })
    // Not JSON; or nested so deeply that it cannot be read.
    if (error instanceof SyntaxError || error instanceof RangeError) return refuse({ reason: 'bad_body' })
    throw error
  }
}

/** `t=<seconds>` and the signatures that can be some; the SDK fails on others. Null where nothing is left. */
function readSignature(header: string | null): string | null {
  const parts = (header ?? '').slice(0, 4_000).split(',')
  const time = parts.find((part) => /^t=\d{1,12}$/.test(part))
  const signatures = parts.filter((part) => /^v1=[\da-f]{64}$/.test(part))
  return time === undefined || signatures.length === 0 ? null : [time, ...signatures].join(',')
}

/** The SDK promises an event, and has only read JSON. */
function isEvent(payload: unknown): boolean {
  return z
    .object({
      id: z.string(),
      type: z.string(),
      livemode: z.boolean(),
      data: z.object({ object: z.looseObject({}) }),
    })
    .safeParse(payload).success
}
