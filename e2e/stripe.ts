import Stripe from 'stripe'

/** Stripe as another program of the same account sees it: what is done here, our own product has to hear of. */
export function openStripe(address: string): Stripe {
  const { hostname, port } = new URL(address)
  return new Stripe('sk_test_journeys', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}
