import type Stripe from 'stripe'
import { toSeconds } from './calendar'
import type { Store } from './store'
import type { FormObject } from './wire'

export type WebhookEndpoint = { url: string; secret: string }

/** The one Stripe account that the sandbox plays, as every room of it sees it. */
export type Account = {
  merchant: string
  store: Store
  endpoints: readonly WebhookEndpoint[]
  /** The sandbox clock. */
  now: () => Date
  /** The origin under which a reader's browser reaches the checkout page, without a slash at the end. */
  publicUrl: () => string
  dunning: () => Dunning
  /** Moves the sandbox clock where it lives; null where nobody has said how. */
  moveClock: ((to: Date) => Promise<void>) | null
  /** Resolves after so many milliseconds, or when the sandbox closes. */
  keepWaiting(milliseconds: number): Promise<void>
  recorder: Recorder | null
  /** Where the sandbox clock has its page; null where it has none. */
  clockUrl: string | null
  /** Does `work` after the reply; what it writes is flushed and delivered, what it throws is logged. */
  afterwards(work: () => Promise<void>): void
  /** Does `work` as if the sandbox clock stood at `seconds`: a jump of a year is lived through moment by moment. */
  atMoment<T>(seconds: number, work: () => T): T
}

export type ApiCall = { method: string; path: string; form: FormObject; status: number; body: unknown }

/** Hears every call of the API with its answer, and every event: for checking them (fidelity/recorder.ts). */
export type Recorder = {
  call(call: ApiCall): void
  event(event: Stripe.Event): void
}

/** What happens to a renewal that fails: days until each retry, counted from the try before, and how it ends. */
export type Dunning = { retryDays: readonly number[]; end: 'canceled' | 'unpaid' | 'past_due' }

export const defaultDunning: Dunning = { retryDays: [3, 5, 7], end: 'canceled' }

/** The API request that brought an event about; both null for what a reader did on a hosted page. */
export type Cause = { requestId: string | null; idempotencyKey: string | null }

export const nobody: Cause = { requestId: null, idempotencyKey: null }

/** The sandbox clock in whole seconds, as every `created` is written. */
export function secondsNow(account: Account): number {
  return toSeconds(account.now())
}

export const accountCountry = 'US'
