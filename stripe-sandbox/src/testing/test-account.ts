import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { payOnHostedPage, type HostedPayment } from './drive'
import { SchemaRecorder } from '../fidelity/recorder'
import { stripeSchema } from '../fidelity/stripe-schema'
import { startStripeServer, type StripeServer, type StripeServerOptions } from '../server'

export const webhookSecret = 'whsec_test_of_the_sandbox'

type ReceivedEvent = { event: Stripe.Event; signature: string; body: string }

/** A real HTTP server in place of the site: verifies and keeps every event, and answers as configured. */
async function startReceiver() {
  const received: ReceivedEvent[] = []
  /** Any of these may have signed. */
  const secrets = [webhookSecret]
  const state = { status: 200, refused: 0, hold: Promise.resolve() }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request)
    const signature = String(request.headers['stripe-signature'])
    if (state.status >= 200 && state.status < 300) {
      const event = verified(body, { signature, secrets })
      received.push({ event, signature, body })
    } else {
      state.refused += 1
    }
    await state.hold
    response.writeHead(state.status, { location: '/elsewhere' }).end()
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    received,
    secrets,
    state,
    types: () => received.map(({ event }) => event.type),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Throws if none of the secrets has signed the body. */
function verified(body: string, facts: { signature: string; secrets: string[] }): Stripe.Event {
  const [last, ...others] = [...facts.secrets].reverse()
  try {
    return new Stripe('sk_test_x').webhooks.constructEvent(body, facts.signature, last ?? '')
  } catch (error) {
    if (others.length === 0) throw error
    return verified(body, { ...facts, secrets: others.reverse() })
  }
}

/** The sandbox on a port, an SDK that uses it, a receiver of events, and a clock to move. */
export async function openTestAccount(options: Partial<StripeServerOptions> = {}) {
  const receiver = await startReceiver()
  const clock = { offset: 0 }
  const log: string[] = []
  const recorder = new SchemaRecorder(await stripeSchema())
  const serverOptions: StripeServerOptions = {
    merchant: 'The Test Times',
    port: 0,
    now: () => new Date(Date.now() + clock.offset),
    async moveClock(to) {
      clock.offset = to.getTime() - Date.now()
      await server.sandbox.clockMoved()
    },
    webhooks: [{ url: receiver.url, secret: webhookSecret }],
    deliveryPauses: [20],
    log: (line) => log.push(line),
    recorder,
    ...options,
  }
  let server = await startStripeServer(serverOptions)
  return {
    receiver,
    log,
    recorder,
    url: () => server.url,
    sandbox: () => server.sandbox,
    stripe: () => sdkFor(server),
    async moveClock(milliseconds: number) {
      clock.offset += milliseconds
      await server.sandbox.clockMoved()
    },
    async restart() {
      await server.close()
      server = await startStripeServer(serverOptions)
    },
    async close() {
      await server.close()
      await receiver.close()
      recorder.finish()
    },
  }
}

export function sdkFor({ url }: Pick<StripeServer, 'url'>, key = 'sk_test_x'): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

const urls = {
  success_url: 'http://localhost:3000/donate/thank-you?session_id={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:3000/donate',
}

/** $25 once, as the site sends it. */
export function oneTime(
  changes: Stripe.Checkout.SessionCreateParams = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    submit_type: 'donate',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: 2500, product_data: { name: 'One-time donation' } },
      },
    ],
    metadata: { donation: 'don_1' },
    payment_intent_data: { metadata: { donation: 'don_1' } },
    ...urls,
    ...changes,
  }
}

/** $2 every month, as the site sends it. */
export function monthly(
  changes: Stripe.Checkout.SessionCreateParams = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'subscription',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: 200,
          recurring: { interval: 'month' },
          product_data: { name: 'Monthly donation' },
        },
      },
    ],
    metadata: { donation: 'don_2' },
    subscription_data: { metadata: { donation: 'don_2' } },
    ...urls,
    ...changes,
  }
}

/** Pays as Ada with card 4242 by default. */
export function payAsAda(session: Stripe.Checkout.Session, changes: Partial<HostedPayment> = {}) {
  if (session.url === null) throw new Error(`${session.id} has no page: it is ${session.status}.`)
  const ada = { card: '4242 4242 4242 4242', email: 'ada@example.com', name: 'Ada Lovelace' }
  return payOnHostedPage({ url: session.url, ...ada, ...changes })
}

/** Resolves when `condition` holds. Fails after a minute, with `what` in the error. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited a minute for: ${what}`)
    await new Promise((next) => setTimeout(next, 10))
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
