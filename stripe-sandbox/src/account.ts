import type Stripe from 'stripe'
import { toSeconds } from './clock/calendar'
import type { Store } from './state/store'
import type { FormObject } from './http/wire'

export type WebhookEndpoint = { url: string; secret: string }

/** The one Stripe account that the sandbox plays, shared by all its modules. */
export type Account = {
  merchant: string
  store: Store
  endpoints: readonly WebhookEndpoint[]
  /** The sandbox clock. */
  now: () => Date
  /** The checkout page's origin for browsers, without a slash at the end. */
  publicUrl: () => string
  dunning: () => Dunning
  /** Moves the sandbox clock; null if it cannot be moved. */
  moveClock: ((to: Date) => Promise<void>) | null
  /** Resolves after this many milliseconds, or when the sandbox closes. */
  keepWaiting(milliseconds: number): Promise<void>
  recorder: Recorder | null
  /** The address of the sandbox clock's page; null if it has none. */
  clockUrl: string | null
  /** Does `work` after the reply. What it writes is flushed and delivered, what it throws is logged. */
  afterwards(work: () => Promise<void>): void
  /** Does `work` with the sandbox clock at `seconds`, so that a jump of a year runs step by step. */
  atMoment<T>(seconds: number, work: () => T): T
}

export type ApiCall = { method: string; path: string; form: FormObject; status: number; body: unknown }

/** Receives every API call with its answer, and every event, to check them (fidelity/recorder.ts). */
export type Recorder = {
  call(call: ApiCall): void
  event(event: Stripe.Event): void
}

/** What happens to a failed renewal: days until each retry, counted from the previous try, and how it ends. */
export type Dunning = { retryDays: readonly number[]; end: 'canceled' | 'unpaid' | 'past_due' }

export const defaultDunning: Dunning = { retryDays: [3, 5, 7], end: 'canceled' }

/** The API request that caused an event; both null for an action on a hosted page. */
export type Cause = { requestId: string | null; idempotencyKey: string | null }

export const nobody: Cause = { requestId: null, idempotencyKey: null }

/** The sandbox clock in whole seconds, as in every `created`. */
export function secondsNow(account: Account): number {
  return toSeconds(account.now())
}

export const accountCountry = 'US'
