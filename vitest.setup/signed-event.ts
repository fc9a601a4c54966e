import Stripe from 'stripe'

type Given = { id: string; now: Date; type?: string; object?: object }

/** An event of a kind that concerns no donation, as Stripe signs it. */
export function signedEvent({ id, now, type = 'thing.happened', object = { id: 'obj_thing' } }: Given) {
  return sign(JSON.stringify({ id, object: 'event', type, livemode: false, data: { object } }), now)
}

/** Any body, as Stripe would sign it. */
export function sign(payload: string, now: Date): { body: string; signature: string } {
  const secret = process.env.STRIPE_WEBHOOK_SECRET ?? ''
  const timestamp = Math.floor(now.getTime() / 1000)
  const stripe = new Stripe('sk_test_signer')
  return {
    body: payload,
    signature: stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
  }
}
