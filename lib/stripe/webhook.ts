import * as z from 'zod'
import { isLiveKey, settings } from '../env'
import { refuse, succeed, type Result } from '../result'
import { Stripe, stripe } from './client'

export type StripeNotice = { id: string; type: string; payload: Stripe.Event }
export type NoticeRefusal = { reason: 'bad_signature' | 'bad_body' | 'wrong_mode' }

/** Verifies that a webhook's raw body comes from Stripe (5 minutes' tolerance) and matches the mode of our key. */
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
    // Not JSON, or nested too deeply to be parsed.
    if (error instanceof SyntaxError || error instanceof RangeError) return refuse({ reason: 'bad_body' })
    throw error
  }
}

/** `t=<seconds>` and the well-formed signatures; the SDK throws at others. Null if none is left. */
function readSignature(header: string | null): string | null {
  const parts = (header ?? '').slice(0, 4_000).split(',')
  const time = parts.find((part) => /^t=\d{1,12}$/.test(part))
  const signatures = parts.filter((part) => /^v1=[\da-f]{64}$/.test(part))
  return time === undefined || signatures.length === 0 ? null : [time, ...signatures].join(',')
}

/** The SDK's type says it is an event, but the SDK has only parsed JSON. */
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
