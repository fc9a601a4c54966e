import { randomBytes, randomUUID } from 'node:crypto'
import { cloneDatabase } from './clone-database'
import type { Clock } from '../dev/clock/clock'
import { startClock } from '../dev/clock/clock-server'
import { startMailSink, type MailSink } from '../dev/mail/mail-sink'
import { SchemaRecorder } from '../stripe-sandbox/src/fidelity/recorder'
import { stripeSchema } from '../stripe-sandbox/src/fidelity/stripe-schema'
import { startStripeServer } from '../stripe-sandbox/src/server'
import type { TemplateDatabase } from './template-database'
import { createTestClock } from './clock'
import { startWebhookInbox, type WebhookInbox } from './webhook-inbox'

type Stripe = Awaited<ReturnType<typeof startStripeServer>>

/** The servers around one test file: all real, and used by no other file. */
export type World = {
  /** A copy of the migrated, empty template. */
  databaseUrl: string
  mails: MailSink
  /** `stripe.url` is its address, `stripe.sandbox` the sandbox itself. It uses this world's clock. */
  stripe: Pick<Stripe, 'url' | 'sandbox'>
  /** Where the Stripe sandbox delivers its events, signed with STRIPE_WEBHOOK_SECRET. */
  webhooks: WebhookInbox
  clock: Clock
  /** The environment for a process that runs in this world. */
  environment: Record<string, string>
  /** @throws if any message between Stripe and the product did not match the SDK's types */
  close: () => Promise<void>
}

export type WorldOptions = {
  /** Whether to check every message to and from Stripe against the SDK's types. Off where speed is measured. */
  checksMessages: boolean
}

/** Copies the template and starts mail, Stripe, webhooks and clock on free ports. This takes about 100 ms. */
export async function createWorld(
  database: TemplateDatabase,
  { checksMessages }: WorldOptions,
): Promise<World> {
  const { databaseUrl, drop } = await cloneDatabase(database, `test_${randomUUID().replaceAll('-', '')}`)
  const webhookSecret = `whsec_${randomBytes(24).toString('hex')}`
  const mails = await startMailSink()
  const webhooks = await startWebhookInbox()
  const clock = createTestClock()
  const recorder = checksMessages ? new SchemaRecorder(await stripeSchema()) : undefined
  const stripe = await startStripeServer({
    merchant: 'The Moscow Times',
    port: 0,
    now: clock.now,
    webhooks: [{ url: webhooks.url, secret: webhookSecret }],
    ...(recorder && { recorder }),
  })
  const clockServer = await startClock({
    clock,
    port: 0,
    databaseUrl,
    onMove: () => stripe.sandbox.clockMoved(),
  })
  const addresses = { databaseUrl, smtpUrl: mails.smtpUrl, stripeUrl: stripe.url, clockUrl: clockServer.url }
  return {
    databaseUrl,
    mails,
    stripe,
    webhooks,
    clock,
    environment: environmentOf(addresses, webhookSecret),
    async close() {
      await clockServer.stop()
      await stripe.close()
      await webhooks.stop()
      await mails.stop()
      await drop()
      recorder?.finish()
    },
  }
}

type WorldAddresses = { databaseUrl: string; smtpUrl: string; stripeUrl: string; clockUrl: string }

function environmentOf(addresses: WorldAddresses, webhookSecret: string): Record<string, string> {
  return {
    SITE_URL: 'http://localhost:3000',
    DATABASE_URL: addresses.databaseUrl,
    SMTP_URL: addresses.smtpUrl,
    MAIL_FROM: 'The Moscow Times <newsletter@example.org>',
    STRIPE_SECRET_KEY: 'sk_test_world',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: addresses.stripeUrl,
    CLOCK_URL: addresses.clockUrl,
    APP_SECRET: randomBytes(32).toString('hex'),
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SEED: 'none',
  }
}

let current: World | undefined

/** The world that testing/vitest/world.ts opened for this test file (`*.db.test.ts`). */
export function world(): World {
  if (current !== undefined) return current
  throw new Error('Only a file named *.db.test.ts has a world of its own.')
}

/** Call it in the setup of a test file, before any code of the product is imported. */
export function openWorld(opened: World): void {
  current = opened
  Object.assign(process.env, opened.environment)
}
