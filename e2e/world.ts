import { test as base, expect } from '@playwright/test'
import { Pool } from 'pg'
import type { CaughtMail } from '../testing/inbox'
import type { StackAddresses } from '../testing/stack'
import { openStripe } from './stripe'

export type { CaughtMail, StackAddresses }

export type World = {
  addresses: StackAddresses
  /** The environment of web and worker, for a command that does what they do. */
  environment: NodeJS.ProcessEnv
  /** An address that nobody has used before. */
  newReader: (name: string) => string
  /** The mails to an address so far, oldest first. */
  mailsTo: (address: string) => Promise<CaughtMail[]>
  /** Every mail with this very subject, whoever it went to. */
  mailsAbout: (subject: string) => Promise<CaughtMail[]>
  /** Waits for the one mail to an address whose subject matches. */
  mail: (address: string, subject: RegExp) => Promise<CaughtMail>
  /** All headers of a mail as it came over the wire, their names in lower case. */
  headersOf: (mail: CaughtMail) => Promise<Map<string, string>>
  query: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>
  now: () => Promise<Date>
  moveClock: (to: Date) => Promise<void>
  /** Waits until nothing is under way: Stripe has told us all it knows, and we have done and mailed all we must. */
  settle: (patience?: { withinMs: number }) => Promise<void>
  /** As if staff had said that everybody has to prove something before a donation starts. */
  openBreaker: () => Promise<void>
}

type Stack = { addresses: StackAddresses; environment: NodeJS.ProcessEnv }

type WorkerFixtures = {
  /** Names a system that a spec shares with no other: for those that move its clock by months, or kill. */
  ownStack: string | undefined
  stack: Stack
  pool: Pool
}

export const test = base.extend<{ world: World }, WorkerFixtures>({
  ownStack: [undefined, { scope: 'worker', option: true }],
  stack: [
    async ({ ownStack }, use, { parallelIndex }) => {
      // Systems outlive workers: Playwright starts a new worker after each failure. One that is not shared ends here.
      const url = `${process.env.TEST_STACKS_URL}/${ownStack ?? 'shared'}-${parallelIndex}`
      const response = await fetch(url, { method: 'PUT' })
      if (!response.ok) throw new Error(`No system could be started: ${await response.text()}`)
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
  world: async ({ stack, pool }, use) => {
    // A whole test run comes from one address; a reader's share of attempts is not what these journeys are about.
    await pool.query('delete from rate_limits')
    await pool.query('truncate breaker_orders, breakers, card_attempts')
    await use(openWorld(stack, pool))
  },
})

export { expect }

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
    openBreaker: async () => {
      await pool.query(`insert into breaker_orders (mode, at) values ('open', now())`)
    },
  }
}

/** Events that Stripe has not brought to us yet: one where there are any. */
async function countUntold({ stripeUrl }: StackAddresses): Promise<number> {
  const { data } = await openStripe(stripeUrl).events.list({ delivery_success: false, limit: 1 })
  return data.length
}

/**
 * Jobs of the worker that wait or run: syncs, mails, and whatever a tick finds due. One that was begun long ago was
 * begun by a worker that a journey has killed; the queue holds it for hours, and the tick finds its work again.
 */
async function countUndone(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int from graphile_worker.jobs
      where locked_at is null or locked_at > clock_timestamp() - interval '30 seconds'`,
  )
  return rows[0]?.count ?? 0
}

/** Oldest first; all of them where nothing is asked for. */
export async function listMails(
  inboxApiUrl: string,
  wanted: { to?: string; subject?: string } = {},
): Promise<CaughtMail[]> {
  const response = await fetch(`${inboxApiUrl}/email?${new URLSearchParams(wanted)}`)
  if (!response.ok) throw new Error(`The inbox answered ${response.status}`)
  return (await response.json()) as CaughtMail[]
}

/** The head of a message (RFC 5322), folded lines made whole. */
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

/** The one link of a mail whose path begins so, as the plain-text part shows it. */
export function linkIn(mail: CaughtMail, pathname: string): string {
  const links = mail.text.match(/https?:\/\/[^\s<>")\]]+/g) ?? []
  const link = links.find((candidate) => new URL(candidate).pathname.startsWith(pathname))
  if (link === undefined) throw new Error(`"${mail.subject}" has no link to ${pathname}:\n${mail.text}`)
  return link
}
