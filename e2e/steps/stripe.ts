import Stripe from 'stripe'

/** A Stripe client apart from the product, which must notice what this one changes. */
export function openStripe(address: string): Stripe {
  const { hostname, port } = new URL(address)
  return new Stripe('sk_test_journeys', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}
