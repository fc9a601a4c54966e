import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '../db'
import { mailDonationLink } from '../donations/checkout/mail-donation-link'
import { mailManageLink } from '../donations/manage-links/mail-manage-link'
import { askAgain } from '../newsletter/confirmation/ask-again'
import { requestEmailChange } from '../newsletter/email-change/request-email-change'
import { requestNewLink } from '../newsletter/confirmation/request-new-link'
import { signUp } from '../newsletter/sign-up/sign-up'
import { suppressionHash } from '../readers/queries'
import { setReminder } from '../reminders/set-reminder'
import { askToSignIn } from '../sessions/ask-to-sign-in'
import { signToken } from '../secrets/tokens'

// Nobody who watches our answers may be able to tell who reads, gives or works here. Every form sends the database the
// same statement and leaves the same rows, whatever we know of the address.

const now = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-12-24T12:00:00Z')
const visit = () => ({ now, ip: '203.0.113.7', language: 'en' as const })

type Asker = { email: string; website: string; subscriberId: string; donationId: string }
type Form = (asker: Asker) => Promise<unknown>

const reminder = {
  when: 'own',
  ownDay: '2027-01-15',
  frequency: 'monthly',
  currency: 'eur',
  amount: '10',
  article: undefined,
  placement: undefined,
  campaign: undefined,
} as const
const terms = {
  frequency: 'monthly',
  amount: { minor: 1000, currency: 'eur' },
  article: undefined,
  placement: 'article',
  campaign: undefined,
} as const
const confirmToken = (id: string) => signToken('confirm-subscription', { subject: `${id}_1`, expiresAt: now })
const mover = randomUUID()

const forms: Record<string, Form> = {
  'a sign-up': ({ email, website }) => signUp({ email, page: '/newsletter', website }, visit()),
  'a reminder': ({ email, website }) => setReminder({ ...reminder, email, website }, visit()),
  'a sign-in': ({ email, website }) => askToSignIn({ email, website }, visit()),
  'a donation by mail': ({ email }) => mailDonationLink(terms, { email, ...visit() }),
  'a change of address': ({ email }) =>
    requestEmailChange({ token: signToken('preferences', { subject: mover }), email }, visit()),
  'a new confirmation link': ({ subscriberId }) =>
    requestNewLink(confirmToken(subscriberId), { ...visit(), now: later }),
  'asking again': ({ subscriberId }) =>
    askAgain(signToken('preferences', { subject: subscriberId }), visit()),
  'a new link to a donation': ({ donationId }) =>
    mailManageLink(signToken('manage-donation', { subject: donationId }), visit()),
}

const nobody = (email = `${randomUUID()}@example.org`): Asker => {
  return { email, website: '', subscriberId: randomUUID(), donationId: randomUUID() }
}

async function subscribed(state: 'confirmed' | 'unsubscribed' | 'unconfirmed'): Promise<Asker> {
  const asker = nobody()
  const { id: subscriberId } = await db().subscriber.create({
    data: { email: asker.email, state, requestedAt: now },
  })
  return { ...asker, subscriberId }
}

/** Kinds of reader; each asks with its own address or links. */
const kinds: Record<string, () => Asker | Promise<Asker>> = {
  unknown: nobody,
  disposable: () => nobody(`${randomUUID()}@mailinator.com`),
  'a robot': () => ({ ...nobody(), website: 'https://x.example' }),
  subscribed: () => subscribed('confirmed'),
  unconfirmed: () => subscribed('unconfirmed'),
  unsubscribed: () => subscribed('unsubscribed'),
  async suppressed() {
    const asker = await subscribed('confirmed')
    const addressHash = suppressionHash(asker.email)
    await db().suppression.create({ data: { addressHash, reason: 'complaint', at: now } })
    return asker
  },
  async 'with an account, a reminder and a donation'() {
    const asker = nobody()
    const { email } = asker
    await db().user.create({ data: { email, createdAt: now } })
    const due = { dueOn: new Date('2027-01-15'), frequency: 'monthly', currency: 'eur' } as const
    await db().reminder.create({
      data: { email, ...due, state: 'waiting', createdAt: now, confirmedAt: now },
    })
    const sum = { frequency: 'once', amountMinor: 1000, currency: 'eur', placement: 'article' } as const
    const { id: donationId } = await db().donation.create({
      data: { ...sum, state: 'paid', donorEmail: email, createdAt: now, paidAt: now },
    })
    return { ...asker, donationId }
  },
}

/** How many rows each table has. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await db().$queryRaw<{ name: string; xml: string }[]>`
    select table_schema || '.' || table_name as name,
           query_to_xml(format('select count(*) as c from %I.%I', table_schema, table_name), false, true, '')::text as xml
      from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'
     order by table_schema, table_name`
  return Object.fromEntries(tables.map(({ name, xml }) => [name, Number(/<c>(\d+)/.exec(xml)?.[1])]))
}

/** The statements that the process sends meanwhile, in order. */
async function watch<Value>(work: () => Promise<Value>): Promise<{ value: Value; statements: string[] }> {
  const sent = vi.spyOn(Client.prototype, 'query')
  const value = await work()
  const statements = sent.mock.calls.map(([query]) =>
    typeof query === 'string' ? query : (query as unknown as { text: string }).text,
  )
  sent.mockRestore()
  return { value, statements }
}

async function measure(form: Form, asker: Asker) {
  const before = await countRows()
  const { value, statements } = await watch(() => form(asker))
  const added = Object.entries(await countRows())
    .map(([table, count]) => ({ table, count: count - (before[table] ?? 0) }))
    .filter(({ count }) => count !== 0)
  return { answer: JSON.stringify(value).replace(/[\da-f-]{36}/, 'an id'), statements, added }
}

// The queue adds a row for the first job of a kind.
beforeAll(() => signUp({ email: nobody().email, page: '/', website: '' }, visit()))
beforeEach(() => db().$executeRaw`truncate rate_limits`)
afterEach(() => vi.restoreAllMocks())

describe.each(Object.entries(forms))('%s', (_name, form) => {
  it('is the same one statement and leaves the same rows for every kind of reader', async () => {
    const found = []
    for (const make of Object.values(kinds)) {
      await db().$executeRaw`truncate rate_limits`
      found.push(await measure(form, await make()))
    }
    const [first] = found
    expect(first?.statements).toHaveLength(1)
    expect(first?.answer).toMatch(/^\{"ok":true/)
    const added = first?.added.filter(({ table }) => table !== 'public.rate_limits')
    expect(added).toEqual([
      { table: 'graphile_worker._private_jobs', count: 1 },
      { table: 'public.address_requests', count: 1 },
    ])
    for (const one of found) expect(one).toEqual(first)
  })

  it('is limited by the same one statement, which leaves neither row nor job', async () => {
    for (const make of Object.values(kinds)) {
      const asker = await make()
      for (let times = 0; times < 5; times += 1) await form(asker)
      const { answer, statements, added } = await measure(form, asker)
      expect(answer).toContain('"limited"')
      expect(statements).toHaveLength(1)
      expect(added).toEqual([])
    }
  })
})
