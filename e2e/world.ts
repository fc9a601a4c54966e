import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { Pool } from 'pg'
import type { CaughtMail } from '../testing/inbox'
import type { StackAddresses } from '../testing/stack'
import { openStripe } from './steps/stripe'
import { removeSeeded } from './seed/remove-seeded'

export type { CaughtMail, StackAddresses }

export type World = {
  addresses: StackAddresses
  /** The environment of web and worker, for commands that need the same. */
  environment: NodeJS.ProcessEnv
  /** An address that no other test has used. */
  newReader: (name: string) => string
  /** The mails to an address so far, oldest first. */
  mailsTo: (address: string) => Promise<CaughtMail[]>
  /** Every mail with exactly this subject, to any address. */
  mailsAbout: (subject: string) => Promise<CaughtMail[]>
  /** Waits for the one mail to an address whose subject matches. */
  mail: (address: string, subject: RegExp) => Promise<CaughtMail>
  /** All headers of a mail as it was received, with names in lower case. */
  headersOf: (mail: CaughtMail) => Promise<Map<string, string>>
  query: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>
  now: () => Promise<Date>
  moveClock: (to: Date) => Promise<void>
  /** Waits until nothing is pending: Stripe has delivered all events, and all jobs and mails are done. */
  settle: (patience?: { withinMs: number }) => Promise<void>
  /** Requires a proof of work before every donation, as if staff had asked for it. */
  openGuard: () => Promise<void>
}

type Stack = { addresses: StackAddresses; environment: NodeJS.ProcessEnv }

type WorkerFixtures = {
  /** Names a stack that no other spec shares, for specs that move the clock by months or kill processes. */
  ownStack: string | undefined
  stack: Stack
  pool: Pool
}

type TestFixtures = {
  world: World
  /** For every test, also those that see no more of the world than a page. */
  freshLimits: undefined
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  ownStack: [undefined, { scope: 'worker', option: true }],
  stack: [
    async ({ ownStack }, use, { parallelIndex }) => {
      // Stacks outlive workers: Playwright starts a new worker after each failure. One that is not shared ends here.
      const url = `${process.env.TEST_STACKS_URL}/${ownStack ?? 'shared'}-${parallelIndex}`
      const response = await fetch(url, { method: 'PUT' })
      if (!response.ok) throw new Error(`No stack could be started: ${await response.text()}`)
      await use((await response.json()) as Stack)
      if (ownStack !== undefined) await fetch(url, { method: 'DELETE' })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  pool: [
    async ({ stack }, use) => {
      const pool = new Pool({ connectionString: stack.addresses.databaseUrl, max: 2 })
      pool.on('error', () => undefined)
      await use(pool)
      await pool.end()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => use(stack.addresses.site),
  page: async ({ page }, use) => use(repeatingVisits(page)),
  freshLimits: [
    async ({ pool }, use) => {
      // A whole test run comes from one address, and these journeys are not about rate limits.
      await pool.query('delete from rate_limits')
      await pool.query('truncate card_guard_overrides, card_guards, card_attempts')
      await use(undefined)
    },
    { auto: true },
  ],
  world: async ({ stack, pool }, use) => {
    await use(openWorld(stack, pool))
    await removeSeeded((sql) => pool.query(sql))
  },
})

export { expect }

/**
 * A mail can arrive before the browser has left the form that asked for it. That navigation then interrupts the visit
 * to the mail's link, and the link is opened again, as a reader would do.
 */
export function repeatingVisits(page: Page): Page {
  const goto = page.goto.bind(page)
  page.goto = async (...visit) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await goto(...visit)
      } catch (error) {
        if (attempt === 5 || !/interrupted by another navigation|ERR_ABORTED/.test(String(error))) throw error
        await page.waitForLoadState()
      }
    }
  }
  return page
}

/** A public page loads its scripts when a reader first touches a form. Waits until they run the form. */
export async function startScripts(
  page: Page,
  form: Locator = page.getByRole('main').getByRole('form').first(),
) {
  await form.locator('input:not([type=hidden]):visible').first().focus()
  await expect
    .poll(() => form.evaluate((node) => Object.keys(node).some((name) => name.startsWith('__reactProps'))))
    .toBe(true)
}

let readers = 0

function openWorld({ addresses, environment }: Stack, pool: Pool): World {
  const mailsTo = (address: string) => listMails(addresses.inboxApiUrl, { to: address })
  return {
    addresses,
    environment,
    newReader: (name) => `${name}-${Date.now().toString(36)}-${(readers += 1)}@example.org`,
    mailsTo,
    mailsAbout: (subject) => listMails(addresses.inboxApiUrl, { subject }),
    mail: async (address, subject) => {
      await expect
        .poll(async () => (await mailsTo(address)).map((mail) => mail.subject).join('\n'))
        .toMatch(subject)
      const mail = (await mailsTo(address)).find((candidate) => subject.test(candidate.subject))
      if (mail === undefined) throw new Error(`No mail to ${address} has a subject like ${subject}`)
      return mail
    },
    headersOf: async ({ id }) => {
      const response = await fetch(`${addresses.inboxApiUrl}/email/${id}/source`)
      if (!response.ok) throw new Error(`The inbox answered ${response.status}`)
      return readHeaders(await response.text())
    },
    query: async <Row>(sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows as Row[],
    now: async () => new Date(((await (await fetch(addresses.clockUrl)).json()) as { now: string }).now),
    moveClock: async (to) => {
      const response = await fetch(addresses.clockUrl, {
        method: 'PUT',
        body: JSON.stringify({ now: to.toISOString() }),
      })
      if (!response.ok) throw new Error(`The clock did not move: ${await response.text()}`)
    },
    settle: async ({ withinMs } = { withinMs: 60_000 }) => {
      const isQuiet = async () => (await countUntold(addresses)) + (await countUndone(pool))
      await expect.poll(isQuiet, { timeout: withinMs, intervals: [50, 100, 200] }).toBe(0)
    },
    openGuard: async () => {
      await pool.query(`insert into card_guard_overrides (mode, at) values ('open', now())`)
    },
  }
}

/** How many events Stripe has not delivered yet: one if there are any. */
async function countUntold({ stripeUrl }: StackAddresses): Promise<number> {
  const { data } = await openStripe(stripeUrl).events.list({ delivery_success: false, limit: 1 })
  return data.length
}

/**
 * Jobs that wait or run: syncs, mails, and what a tick finds due. A job that started long ago belonged to a worker
 * that a journey killed. The queue keeps it locked for hours, and the tick queues its work again.
 */
async function countUndone(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int from graphile_worker.jobs
      where locked_at is null or locked_at > clock_timestamp() - interval '30 seconds'`,
  )
  return rows[0]?.count ?? 0
}

/** Oldest first; all mails without a filter. */
export async function listMails(
  inboxApiUrl: string,
  wanted: { to?: string; subject?: string } = {},
): Promise<CaughtMail[]> {
  const response = await fetch(`${inboxApiUrl}/email?${new URLSearchParams(wanted)}`)
  if (!response.ok) throw new Error(`The inbox answered ${response.status}`)
  return (await response.json()) as CaughtMail[]
}

/** The headers of a message (RFC 5322), with folded lines joined. */
function readHeaders(message: string): Map<string, string> {
  const head = message.split(/\r?\n\r?\n/, 1)[0] ?? ''
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}

/** The one link in a mail whose path starts like this, from the plain-text part. */
export function linkIn(mail: CaughtMail, pathname: string): string {
  const links = mail.text.match(/https?:\/\/[^\s<>")\]]+/g) ?? []
  const link = links.find((candidate) => new URL(candidate).pathname.startsWith(pathname))
  if (link === undefined) throw new Error(`"${mail.subject}" has no link to ${pathname}:\n${mail.text}`)
  return link
}
