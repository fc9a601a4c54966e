import { createServer } from 'node:net'
import Stripe from 'stripe'
import { SchemaRecorder } from '../src/fidelity/recorder'
import { stripeSchema } from '../src/fidelity/stripe-schema'
import { startStripeServer } from '../src/server'
import { parseForm } from '../src/http/wire'

/** Set it to a test key of a real account to run the same assertions there. */
const contractKey = process.env.STRIPE_CONTRACT_KEY

/** The time limit of one test, in milliseconds. */
export const patience = contractKey === undefined ? 120_000 : 600_000

export type ContractAccount = Awaited<ReturnType<typeof openContractAccount>>

/** The account under test: the sandbox, or real Stripe if STRIPE_CONTRACT_KEY is set to a test key. */
export async function openContractAccount() {
  const recorder = new SchemaRecorder(await stripeSchema())
  let headers = new Headers()
  const lastHeader = (name: string) => headers.get(name)
  const httpClient = Stripe.createFetchHttpClient(
    recording(recorder, (response) => (headers = response.headers)),
  )
  if (contractKey !== undefined && contractKey !== '') {
    if (!/^(sk|rk)_test_/.test(contractKey)) {
      throw new Error(
        'STRIPE_CONTRACT_KEY must be a test key (sk_test_…): the contract makes customers and charges.',
      )
    }
    const stripe = new Stripe(contractKey, { httpClient, maxNetworkRetries: 2 })
    const close = () => {
      recorder.finish()
      return Promise.resolve()
    }
    return { stripe, isReal: true, lastHeader, close }
  }
  const clock = { offset: 0 }
  const server = await startStripeServer({
    merchant: 'The Contract Times',
    port: await freePort(),
    now: () => new Date(Date.now() + clock.offset),
    webhooks: [],
    async moveClock(to) {
      clock.offset = to.getTime() - Date.now()
      await server.sandbox.clockMoved()
    },
  })
  const { hostname: host, port } = new URL(server.url)
  const stripe = new Stripe('sk_test_contract', {
    host,
    port,
    protocol: 'http',
    httpClient,
    maxNetworkRetries: 0,
  })
  return {
    stripe,
    isReal: false,
    lastHeader,
    async close() {
      await server.close()
      recorder.finish()
    },
  }
}

/** Seconds since 1970 by this machine's clock. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}

/** Asks again until `condition` holds. Real Stripe may take a minute to move a test clock. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + (contractKey === undefined ? 60_000 : 180_000)
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Timed out waiting for: ${what}`)
    await new Promise((next) => setTimeout(next, contractKey === undefined ? 20 : 2000))
  }
}

/** The SDK's requests and Stripe's answers, as sent over the network. */
function recording(recorder: SchemaRecorder, hear: (response: Response) => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    hear(response)
    const url = new URL(input instanceof Request ? input.url : input)
    const method = init?.method ?? 'GET'
    const sent = typeof init?.body === 'string' ? init.body : ''
    const text = await response.clone().text()
    recorder.call({
      method,
      path: url.pathname,
      form: parseForm(method === 'POST' ? sent : url.search.slice(1)),
      status: response.status,
      body: text,
    })
    return response
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
