import path from 'node:path'
import { createClock } from '../clock/clock'
import { startClock, type ClockServer } from '../clock/clock-server'
import type { Named, Paper, Started } from './environment'
import { startOnFreePort } from '../ports'
import { say, step } from '../progress'
import type { Secrets } from '../secrets'

export type Stopper = { name: string; stop: () => Promise<void>; kill?: () => void }

export type DevServices = Started & {
  inboxUrl?: string
  inboxApiUrl?: string
  /** Settles once the mail catcher accepts mails, a second after its addresses are known. */
  inboxReady?: Promise<void>
}

export type DevServiceOptions = {
  named: Named
  folder: string
  isFresh: boolean
  /** Called for each service as soon as it runs, so that an interrupted start can be undone. */
  onStarted: (stopper: Stopper) => void
  /** Called if the database ends unexpectedly. */
  onLost: (reason: string) => void
}

// Each starts one service unless a setting names another, on its preferred port or the next free one. The modules are
// loaded only when needed, so that an environment that names everything can run without the development packages.

export async function startDatabase(options: DevServiceOptions): Promise<DevServices> {
  const { folder, named, isFresh, onStarted, onLost } = options
  if (!named.starts.postgres) return {}
  return step('PostgreSQL', async () => {
    const { startPostgres } = await import('../postgres/postgres')
    const postgres = await startPostgres({
      folder: path.join(folder, 'postgres'),
      port: 54_329,
      log: say,
      isFresh,
    })
    let isWanted = true
    onStarted({
      name: 'PostgreSQL',
      stop() {
        isWanted = false
        return postgres.stop()
      },
    })
    void postgres.gone.then(() => {
      if (isWanted) onLost(`PostgreSQL stopped unexpectedly; its log is in ${path.join(folder, 'postgres')}`)
    })
    return { databaseUrl: postgres.url }
  })
}

export async function startInbox({ folder, named, onStarted }: DevServiceOptions): Promise<DevServices> {
  if (!named.starts.mail) return {}
  return step('Mail catcher', async () => {
    const { startMail } = await import('../mail/mail')
    const mail = await startOnFreePort(1_025, (smtpPort) =>
      startOnFreePort(1_080, (inboxPort) =>
        startMail({ smtpPort, inboxPort, folder: path.join(folder, 'mails') }),
      ),
    )
    onStarted({ name: 'mail catcher', stop: mail.stop })
    const { smtpUrl, inboxUrl, inboxApiUrl, ready } = mail
    return { smtpUrl, inboxUrl, inboxApiUrl, inboxReady: ready }
  })
}

export type TimeAndMoneyOptions = DevServiceOptions & {
  secrets: Secrets
  paper: Paper
  databaseUrl: string | undefined
  /** Where the product will listen for Stripe's events. */
  sitePort: number
}

/** The sandbox uses the clock, and the clock tells the sandbox when it was moved, so they start together. */
export async function startTimeAndMoney(options: TimeAndMoneyOptions): Promise<DevServices> {
  const { folder, named, databaseUrl, onStarted } = options
  if (!named.starts.clock && !named.starts.stripe) return {}
  // If the clock is yours, this one only shows the system's time.
  const clock = createClock(named.starts.clock ? { file: path.join(folder, 'clock.json') } : {})
  let clockMoved: () => Promise<void> = () => Promise.resolve()
  let server: ClockServer | undefined
  const services: DevServices = {}
  if (named.starts.clock) {
    server = await startOnFreePort(12_110, (port) =>
      startClock({
        clock,
        port,
        onMove: () => clockMoved(),
        log: say,
        ...(databaseUrl === undefined ? {} : { databaseUrl }),
      }),
    )
    onStarted({ name: 'clock', stop: server.stop })
    services.clockUrl = server.url
  }
  if (named.starts.stripe) {
    const stripe = await startStripe(options, { now: clock.now, server })
    clockMoved = stripe.clockMoved
    services.stripeUrl = stripe.url
  }
  return services
}

async function startStripe(
  { folder, named, secrets, paper, sitePort, onStarted }: TimeAndMoneyOptions,
  { now, server }: { now: () => Date; server: ClockServer | undefined },
) {
  const secret = named.values['STRIPE_WEBHOOK_SECRET'] ?? secrets.STRIPE_WEBHOOK_SECRET
  return step('Stripe sandbox', async () => {
    const { startStripeServer } = await import('../../stripe-sandbox/src/server')
    const stripe = await startOnFreePort(12_111, (port) =>
      startStripeServer({
        merchant: paper.name,
        port,
        now,
        webhooks: [{ url: `http://127.0.0.1:${sitePort}/api/stripe/webhook`, secret }],
        stateFile: path.join(folder, 'stripe.json'),
        clockUrl: server?.url,
        moveClock: server?.moveTo,
      }),
    )
    onStarted({ name: 'Stripe sandbox', stop: () => stripe.close() })
    return { url: stripe.url, clockMoved: () => stripe.sandbox.clockMoved() }
  })
}
