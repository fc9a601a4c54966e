import Stripe from 'stripe'
import { settings } from '../env'
import { isPersonWaiting, withinDeadline } from './deadline'
import { traceCalls } from './trace-calls'

// The only file that imports the SDK.
export { Stripe }

const clients: { patient?: Stripe; sentNow?: Stripe } = {}

/**
 * The client: one for the worker, which can wait, and one for while a person waits (deadline.ts). Created on first use,
 * because `next build` imports every route and has no key.
 */
export function stripe(): Stripe {
  return isPersonWaiting() ? (clients.sentNow ??= openSendNow()) : (clients.patient ??= openPatient())
}

function openPatient(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE } = settings()
  return new Stripe(STRIPE_SECRET_KEY, {
    maxNetworkRetries: 2,
    timeout: 20_000,
    httpClient: openHttp(),
    ...address(STRIPE_API_BASE),
  })
}

function openSendNow(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE, STRIPE_PATIENCE_MS } = settings()
  return new Stripe(STRIPE_SECRET_KEY, {
    maxNetworkRetries: 0,
    timeout: STRIPE_PATIENCE_MS,
    httpClient: withinDeadline(openHttp(), () => Stripe.HttpClient.makeTimeoutError()),
    ...address(STRIPE_API_BASE),
  })
}

const openHttp = () => traceCalls(Stripe.createNodeHttpClient())

/** Stripe itself, unless the environment names another API with the same interface. */
function address(base: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (base === undefined) return {}
  const { hostname, port, protocol } = new URL(base)
  const isPlain = protocol === 'http:'
  return { host: hostname, port: port || (isPlain ? 80 : 443), protocol: isPlain ? 'http' : 'https' }
}
