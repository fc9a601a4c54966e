import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { startClock } from '../dev/clock/clock-server'
import { completeEnvironment, readNamed, type Paper } from '../dev/system/environment'
import { addressesFile, environmentFile, writeWhole } from '../dev/folder'
import { findFreePort } from '../dev/ports'
import { seed, startProduct, waitUntilHealthy } from '../dev/processes/product'
import type { Secrets } from '../dev/secrets'
import type { Stopper } from '../dev/system/dev-services'
import { SchemaRecorder } from '../stripe-sandbox/src/fidelity/recorder'
import type { StripeSchema } from '../stripe-sandbox/src/fidelity/schema'
import { startStripeServer } from '../stripe-sandbox/src/server'
import { createTestClock } from './clock'
import { startTestInbox } from './inbox'

/** What all stacks of a run share. */
export type TestBase = {
  secrets: Secrets
  paper: Paper
  schema: StripeSchema
  /** Where each recorder adds its counts. */
  messagesFile: string
}

export type StackAddresses = {
  /** Has the logs, and the process ids of web and worker. */
  folder: string
  site: string
  databaseUrl: string
  inboxApiUrl: string
  stripeUrl: string
  clockUrl: string
}

export type TestStack = {
  addresses: StackAddresses
  /** The environment of web and worker, for commands that need the same. */
  environment: NodeJS.ProcessEnv
  stop: () => Promise<void>
}

/** A whole system for one Playwright worker: clock, Stripe sandbox, inbox, web and worker, on one build. */
export async function startTestStack(
  base: TestBase,
  { folder, databaseUrl }: { folder: string; databaseUrl: string },
): Promise<TestStack> {
  mkdirSync(folder, { recursive: true })
  const stoppers: Stopper[] = []
  const port = await claimPort()
  const clock = createTestClock()
  const inbox = await startTestInbox()
  stoppers.push({ name: 'inbox', stop: inbox.stop })
  const recorder = new SchemaRecorder(base.schema)
  const clockServer = await startClock({
    clock,
    port: 0,
    databaseUrl,
    onMove: () => stripe.sandbox.clockMoved(),
  })
  stoppers.push({ name: 'clock', stop: clockServer.stop })
  const stripe = await startStripeServer({
    merchant: base.paper.name,
    port: 0,
    now: clock.now,
    webhooks: [
      { url: `http://127.0.0.1:${port}/api/stripe/webhook`, secret: base.secrets.STRIPE_WEBHOOK_SECRET },
    ],
    clockUrl: clockServer.url,
    moveClock: clockServer.moveTo,
    recorder,
  })
  stoppers.push({
    name: 'Stripe sandbox',
    async stop() {
      await stripe.close()
      recorder.report(base.messagesFile)
    },
  })
  const environment = testEnvironment(base, {
    port,
    databaseUrl,
    clockUrl: clockServer.url,
    smtpUrl: inbox.smtpUrl,
    stripeUrl: stripe.url,
  })
  // For each stack, not once for all, because the stored mails contain the site's address.
  await seed(environment, { isDevelopment: false, signal: new AbortController().signal })
  const product = startProduct({
    folder,
    environment,
    isDevelopment: false,
    onGiveUp: (reason) => process.stderr.write(`${reason}. Its log is in ${folder}\n`),
  })
  stoppers.push({ name: 'worker', ...product.worker }, { name: 'web', ...product.web })
  const stop = () => stopAll(stoppers)
  try {
    await waitUntilHealthy(`http://127.0.0.1:${port}`, {
      isListening: product.isListening,
      isOver: () => false,
    })
  } catch (error) {
    await stop()
    throw error
  }
  product.web.settle()
  product.worker.settle()
  const addresses = {
    folder,
    site: environment['SITE_URL'] ?? '',
    databaseUrl,
    inboxApiUrl: inbox.inboxApiUrl,
    stripeUrl: stripe.url,
    clockUrl: clockServer.url,
  }
  writeWhole(environmentFile(folder), JSON.stringify(environment))
  writeWhole(addressesFile(folder), JSON.stringify(addresses))
  return { addresses, environment, stop }
}

type TestStarted = {
  port: number
  databaseUrl: string
  smtpUrl: string
  stripeUrl: string
  clockUrl: string
}

const claimed = new Set<number>()

/**
 * A port for web, which opens it only seconds later. No other stack of this run gets it, and it is below the ports that
 * the system gives to outgoing connections.
 */
async function claimPort(): Promise<number> {
  for (;;) {
    const port = await findFreePort(randomInt(20_000, 30_000))
    if (claimed.has(port)) continue
    claimed.add(port)
    return port
  }
}

/** The stacks touch nothing that the environment of the run names. */
function testEnvironment(
  { secrets, paper }: Pick<TestBase, 'secrets' | 'paper'>,
  { port, ...started }: TestStarted,
): NodeJS.ProcessEnv {
  const named = readNamed({ isSealed: true })
  return {
    ...completeEnvironment(
      { ...named, values: { ...named.values, PORT: String(port) } },
      { started, secrets, paper, isDevelopment: false },
    ),
    // V8 would rather take more memory than look for garbage; within this much, a leak shows.
    NODE_OPTIONS: '--max-old-space-size=400',
  }
}

/** In reverse order, because later services depend on earlier ones. */
async function stopAll(stoppers: Stopper[]): Promise<void> {
  for (const { name, stop } of stoppers.toReversed()) {
    await stop().catch((error: unknown) =>
      process.stderr.write(`${name} did not stop well: ${String(error)}\n`),
    )
  }
}
