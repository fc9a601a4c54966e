import { log } from '../log'
import { Stripe } from './client'

export function isInUse(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409
}

/** Temporary trouble: no connection, too many requests, a fault at Stripe, or a key of ours that must be corrected. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeRateLimitError ||
    error instanceof Stripe.errors.StripeAPIError ||
    isAboutOurKey(error)
  )
}

/** Does not concern the request itself: it can succeed once the setting is corrected. */
function isAboutOurKey(error: unknown): boolean {
  const isIt =
    error instanceof Stripe.errors.StripeAuthenticationError ||
    error instanceof Stripe.errors.StripePermissionError
  if (isIt) log.error('stripe.key_refused', error)
  return isIt
}

/** `code` is Stripe's (charge_disputed, …), or "unknown" if it gives none; `message` is Stripe's text. */
export type StripeRefusal = { reason: 'refused'; code: string; message: string }

/** What an error from Stripe means: temporary trouble, a final refusal, or (null) a fault of our own. */
export function troubleOf(error: unknown): 'passing' | StripeRefusal | null {
  // Another request with the same key is running; its outcome will be ours.
  if (isInUse(error) || isPassing(error)) return 'passing'
  const isNo =
    error instanceof Stripe.errors.StripeInvalidRequestError ||
    error instanceof Stripe.errors.StripeCardError ||
    error instanceof Stripe.errors.StripeIdempotencyError
  return isNo ? { reason: 'refused', code: error.code ?? 'unknown', message: error.message } : null
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Stripe.errors.StripeError ? error.code : undefined
}
