import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from './db'
import { mailDonationLink } from './donations/checkout/mail-donation-link'
import { mailManageLink } from './donations/manage-links/mail-manage-link'
import { evenly } from './even-time'
import { askAgain } from './newsletter/ask-again'
import { requestEmailChange } from './newsletter/request-email-change'
import { requestNewLink } from './newsletter/request-new-link'
import { signUp } from './newsletter/sign-up'
import { suppressionHash } from './readers/queries'
import { setReminder } from './reminders/set-reminder'
import { askToSignIn } from './sessions/ask-to-sign-in'
import { signToken } from './tokens'

// Every early answer of a form must be inside `evenly`, so that it is not sent before the first step. An answer outside
// comes in a few milliseconds, so this test needs no statistics (even-time.db.test.ts has those).

const stepMs = 500
process.env.ANSWER_STEP = String(stepMs)
const now = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-12-24T12:00:00Z')
const ips = Array.from({ length: 250 }, (_, number) => `10.1.${number}.1`)
const visit = () => ({ now, ip: ips.pop() ?? '' })

type Asker = { email: string; website?: string }
type Form = (asker: Asker) => Promise<unknown>

const amount = { minor: 1000, currency: 'eur' }
const terms = {
  frequency: 'monthly',
  amount,
  article: undefined,
  placement: 'article',
  campaign: undefined,
} as const
const reminder = {
  when: 'own',
  ownDay: '2027-01-15',
  frequency: 'monthly',
  currency: 'eur',
  amount: '10',
} as const

/** The forms in which an address is typed. */
const typed: Record<string, Form> = {
  newsletter: ({ email, website = '' }) => signUp({ email, page: '/newsletter', website }, visit()),
  reminder: ({ email, website = '' }) => setReminder({ ...reminder, email, website }, visit()),
  'sign-in': ({ email, website = '' }) => askToSignIn({ email, website }, visit()),
  'donation by mail': ({ email }) => mailDonationLink(terms, { email, ...visit() }),
  'another address': async ({ email }) =>
    requestEmailChange(
      { token: preferences(await subscribe(`${randomUUID()}@example.org`)), email },
      visit(),
    ),
}

/** The forms that get their address from a link. */
const linked: Record<string, Form> = {
  'a new confirm link': async ({ email }) =>
    requestNewLink(expiredConfirm(await find(email)), { ...visit(), now: later }),
  'a confirm link from the preferences': async ({ email }) =>
    askAgain(preferences(await find(email)), visit()),
  'a new link to a donation': async ({ email }) =>
    mailManageLink(signToken('manage-donation', { subject: await donate(email) }), visit()),
}

const preferences = (subject: string) => signToken('preferences', { subject })
const expiredConfirm = (id: string) =>
  signToken('confirm-subscription', { subject: `${id}_1`, expiresAt: now })
const find = async (email: string) =>
  (await db().subscriber.findUnique({ where: { email } }))?.id ?? randomUUID()

async function subscribe(email: string, state: 'confirmed' | 'unsubscribed' = 'confirmed'): Promise<string> {
  return (await db().subscriber.create({ data: { email, state, requestedAt: now } })).id
}

async function suppress(email: string): Promise<void> {
  const addressHash = suppressionHash(email)
  await db().suppression.create({ data: { addressHash, reason: 'complaint', at: now } })
}

async function donate(email: string): Promise<string> {
  const donation = { frequency: 'once', amountMinor: 1000, currency: 'eur', placement: 'article' } as const
  const donorEmail = email.startsWith('unknown') ? null : email
  const { id } = await db().donation.create({
    data: { ...donation, state: 'paid', donorEmail, createdAt: now, paidAt: now },
  })
  return id
}

/** Kinds of reader; each asks with its own address. */
const kinds: Record<string, () => Promise<Asker>> = {
  unknown: () => Promise.resolve({ email: `unknown-${randomUUID()}@example.org` }),
  disposable: () => Promise.resolve({ email: `${randomUUID()}@mailinator.com` }),
  'a robot': () => Promise.resolve({ email: `${randomUUID()}@example.org`, website: 'https://x.example' }),
  async subscribed() {
    const email = `${randomUUID()}@example.org`
    await subscribe(email)
    return { email }
  },
  async unsubscribed() {
    const email = `${randomUUID()}@example.org`
    await subscribe(email, 'unsubscribed')
    return { email }
  },
  async suppressed() {
    const email = `${randomUUID()}@example.org`
    await subscribe(email)
    await suppress(email)
    return { email }
  },
  async 'with an account and a donation'() {
    const email = `${randomUUID()}@example.org`
    await db().user.create({ data: { email, createdAt: now } })
    await donate(email)
    return { email }
  },
}

async function timeOf(answer: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await answer()
  return performance.now() - begun
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe.each(Object.entries({ ...typed, ...linked }))('%s', (_name, form) => {
  it('answers every kind of reader no sooner than the first step', async () => {
    const times = await Promise.all(
      Object.entries(kinds).map(async ([kind, make]) => {
        const asker = await make()
        return { kind, ms: await timeOf(() => form(asker)) }
      }),
    )
    expect(times.filter(({ ms }) => ms < stepMs)).toEqual([])
  })

  it('answers a rate-limited address no sooner', async () => {
    const asker = { email: `often-${randomUUID()}@example.org` }
    await subscribe(asker.email, 'unsubscribed')
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        let answer: unknown
        const ms = await timeOf(async () => (answer = await form(asker)))
        return { ms, answer }
      }),
    )
    expect(answers.filter(({ ms }) => ms < stepMs)).toEqual([])
    expect(answers.some(({ answer }) => (answer as { reason?: string }).reason === 'limited')).toBe(true)
  })
})

it('a failure is answered no sooner than a success', async () => {
  const fail = () => evenly(() => Promise.reject(new Error('away')))
  expect(await timeOf(() => fail().catch(() => undefined))).toBeGreaterThanOrEqual(stepMs)
})
