import { log } from '../log'
import { Stripe } from './client'

export function isInUse(error: unknown): boolean {
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

export function codeOf(error: unknown): string | undefined {
  return error instanceof Stripe.errors.StripeError ? error.code : undefined
}
