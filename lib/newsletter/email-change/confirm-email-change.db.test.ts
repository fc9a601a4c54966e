import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../../testing/world'
import { work } from '../../../testing/fixtures/work'
import { db } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { signToken } from '../../secrets/tokens'
import { confirmEmailChange } from './confirm-email-change'
import { askAgain } from '../confirmation/ask-again'
import { requestEmailChange } from './request-email-change'
import { confirmSubscription } from '../confirmation/confirm-subscription'
import { eraseUnconfirmed } from '../confirmation/erase-unconfirmed'
import { findAddressLink, findPreferences } from '../queries'
import type { AddressSide } from '../rules'
import { unsubscribe } from '../preferences/unsubscribe'

const ip = '203.0.113.77'
const now = new Date('2026-11-23T12:00:00Z')
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000)
let readers = 0

async function subscriber(state: 'confirmed' | 'unconfirmed' | 'unsubscribed' = 'confirmed') {
  const email = `mover-${(readers += 1)}@example.org`
  const { id } = await db().subscriber.create({ data: { email, state, requestedAt: now } })
  await db().consentEvent.create({ data: { subscriberId: id, request: 1, kind: 'asked', at: now } })
  return { id, email, token: signToken('preferences', { subject: id }) }
}

const find = (id: string) =>
  db().subscriber.findUnique({ where: { id }, include: { consents: true, addressChanges: true } })
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const subjectsTo = (email: string) => mailsTo(email).map(({ subject }) => subject)
const ask = (token: string, email: string, at = now) => requestEmailChange({ token, email }, { now: at, ip })

/** The token of the newest link with that path mailed to an address. */
async function tokenTo(email: string, pathname: string): Promise<string> {
  await work()
  const links = mailsTo(email).flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? [])
  const link = links.findLast((candidate) => new URL(candidate).pathname === pathname)
  return new URL(link ?? 'http://none').searchParams.get('token') ?? ''
}

/** Requests a change and returns both buttons as functions. */
async function asked(reader: { token: string; email: string }, newEmail: string, at = now) {
  expect(await ask(reader.token, newEmail, at)).toEqual({ ok: true, value: undefined })
  const tokens = {
    'leave-old-address': await tokenTo(reader.email, '/newsletter/address/old'),
    'take-new-address': await tokenTo(newEmail, '/newsletter/address/new'),
  }
  return {
    agree: (side: AddressSide, then = at) => confirmEmailChange({ side, token: tokens[side] }, then),
    look: async (side: AddressSide, then = at) => (await findAddressLink(side, tokens[side], then)).state,
  }
}

const sides: AddressSide[] = ['leave-old-address', 'take-new-address']

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe('a new address', () => {
  it.each([
    ['the old mailbox first', sides],
    ['the new mailbox first', sides.toReversed()],
  ])('is used once both mailboxes agreed, %s', async (_, [first, second]) => {
    const reader = await subscriber()
    const newEmail = `new-${reader.email}`
    const { agree, look } = await asked(reader, newEmail)
    expect(await look(first as AddressSide)).toBe('ready')

    await agree(first as AddressSide)
    expect(await find(reader.id)).toMatchObject({ email: reader.email })
    expect([await look(first as AddressSide), await look(second as AddressSide)]).toEqual([
      'waiting',
      'ready',
    ])
    await agree(second as AddressSide)
    await work()
    expect(await find(reader.id)).toMatchObject({
      email: newEmail,
      state: 'confirmed',
      consents: [{ kind: 'asked' }],
      addressChanges: [{ number: 1, oldEmail: reader.email, newEmail, doneAt: now }],
    })
    expect([await look(first as AddressSide), await look(second as AddressSide)]).toEqual(['done', 'done'])
    expect(subjectsTo(reader.email)).toEqual([
      'Send your newsletter to another address?',
      'Your newsletter now goes to your new address',
    ])
    expect(subjectsTo(newEmail)).toEqual([
      'Use this email address from now on?',
      'The Weekly now comes to this address',
    ])
  })

  it('is set once, however often and on however many servers both are pressed', async () => {
    const reader = await subscriber()
    const newEmail = `new-${reader.email}`
    const { agree } = await asked(reader, newEmail)
    const presses = await Promise.all([...sides, ...sides, ...sides, ...sides].map((side) => agree(side)))
    expect(presses.every(({ ok }) => ok)).toBe(true)
    await work(2)
    expect(await find(reader.id)).toMatchObject({ email: newEmail })
    expect(subjectsTo(reader.email)).toHaveLength(2)
    expect(subjectsTo(newEmail)).toHaveLength(2)
  })

  it('is not set if one side agrees twice, nor by a link of the other side', async () => {
    const reader = await subscriber()
    const { agree } = await asked(reader, `new-${reader.email}`)
    await agree('leave-old-address')
    await agree('leave-old-address')
    const token = await tokenTo(reader.email, '/newsletter/address/old')
    expect(await confirmEmailChange({ side: 'take-new-address', token }, now)).toMatchObject({
      reason: 'unknown',
    })
    expect(await find(reader.id)).toMatchObject({ email: reader.email })
  })

  it('can be agreed to for three days, and only as last requested', async () => {
    const reader = await subscriber()
    const early = await asked(reader, `early-${reader.email}`)
    await early.agree('leave-old-address')
    const late = await asked(reader, `late-${reader.email}`, daysLater(1))
    expect(await early.look('take-new-address')).toBe('over')
    expect(await early.agree('take-new-address')).toMatchObject({ reason: 'over' })

    await late.agree('leave-old-address', daysLater(2))
    expect(await late.look('take-new-address', daysLater(6))).toBe('over')
    expect(await late.agree('take-new-address', daysLater(6))).toMatchObject({ reason: 'over' })
    expect(await find(reader.id)).toMatchObject({ email: reader.email })
    await late.agree('take-new-address', daysLater(3))
    expect(await find(reader.id)).toMatchObject({ email: `late-${reader.email}` })
  })

  it('is not set once its subscriber has left', async () => {
    const reader = await subscriber()
    const { agree } = await asked(reader, `new-${reader.email}`)
    await agree('take-new-address')
    await unsubscribe(signToken('unsubscribe', { subject: reader.id }), { now, page: '/' })
    expect(await agree('leave-old-address')).toMatchObject({ reason: 'over' })
    expect(await find(reader.id)).toMatchObject({ email: reader.email, state: 'unsubscribed' })
  })
})

describe('an address that is not free', () => {
  it('gets the same answer, and only its own mailbox learns why', async () => {
    const other = await subscriber()
    const hash = suppressionHash('never@example.com')
    await db().suppression.create({ data: { addressHash: hash, reason: 'complaint', at: now } })
    for (const email of [other.email, 'never@example.com', 'robot@mailinator.com']) {
      const reader = await subscriber()
      expect(await ask(reader.token, email)).toEqual({ ok: true, value: undefined })
      await work()
      expect(subjectsTo(reader.email)).toEqual(['Send your newsletter to another address?'])
      const token = await tokenTo(reader.email, '/newsletter/address/old')
      expect(await confirmEmailChange({ side: 'leave-old-address', token }, now)).toMatchObject({ ok: true })
      expect(await find(reader.id)).toMatchObject({ email: reader.email })
    }
    expect(subjectsTo(other.email)).toEqual(['You are already subscribed'])
    expect(subjectsTo('never@example.com')).toEqual([])
  })

  it('if unchanged, is told that there is nothing to do', async () => {
    const reader = await subscriber()
    expect(await ask(reader.token, reader.email)).toEqual({ ok: true, value: undefined })
    await work()
    expect(subjectsTo(reader.email)).toEqual(['You are already subscribed'])
  })

  it('stays with its owner if it was taken between request and agreement', async () => {
    const reader = await subscriber()
    const newEmail = `new-${reader.email}`
    const { agree, look } = await asked(reader, newEmail)
    await agree('leave-old-address')
    await db().subscriber.create({ data: { email: newEmail, state: 'confirmed', requestedAt: now } })
    await agree('take-new-address')
    await work()
    expect(await find(reader.id)).toMatchObject({ email: reader.email, state: 'confirmed' })
    expect(subjectsTo(newEmail).at(-1)).toBe('You are already subscribed')
    expect([await look('leave-old-address'), await look('take-new-address')]).toEqual(['waiting', 'taken'])
  })

  it.each(['unconfirmed', 'unsubscribed'] as const)('can be taken over if it is only %s', async (state) => {
    const reader = await subscriber()
    const former = await subscriber(state)
    const { agree } = await asked(reader, former.email)
    await Promise.all(sides.map((side) => agree(side)))
    expect(await find(reader.id)).toMatchObject({ email: former.email, state: 'confirmed' })
    expect(await find(former.id)).toBeNull()
  })
})

describe('a request that waits for the worker', () => {
  it('is shown as one that waits for both mailboxes', async () => {
    const reader = await subscriber()
    const view = async () => (await findPreferences(reader.token, now))?.movingTo
    await ask(reader.token, `new-${reader.email}`)
    const waiting = await view()
    expect(waiting).toMatch(/@/)
    await work()
    expect(await view()).toBe(waiting)
    await ask(reader.token, reader.email)
    expect(await view()).toBeNull()
  })

  it('is replaced by a later one, even if that is carried out first', async () => {
    const reader = await subscriber()
    const { look } = await asked(reader, `late-${reader.email}`, daysLater(1))
    await ask(reader.token, `early-${reader.email}`)
    await work()
    expect(subjectsTo(`early-${reader.email}`)).toEqual([])
    expect(await look('take-new-address')).toBe('ready')
  })

  it('does nothing once its subscriber has left', async () => {
    const reader = await subscriber()
    await ask(reader.token, `new-${reader.email}`)
    await unsubscribe(signToken('unsubscribe', { subject: reader.id }), { now, page: '/' })
    await work()
    expect([...subjectsTo(reader.email), ...subjectsTo(`new-${reader.email}`)]).toEqual([])
  })
})

describe('limits and erasure', () => {
  it('allow five requests a day for one subscriber, three for one address', async () => {
    const reader = await subscriber()
    for (let times = 0; times < 5; times += 1) {
      expect((await ask(reader.token, `t${times}-${reader.email}`)).ok).toBe(true)
    }
    expect(await ask(reader.token, `t6-${reader.email}`)).toMatchObject({ reason: 'limited' })
    for (let times = 0; times < 3; times += 1) await ask((await subscriber()).token, 'wanted@example.com')
    expect(await ask((await subscriber()).token, 'wanted@example.com')).toMatchObject({ reason: 'limited' })
  })

  it('erase an address that did not agree, after thirty days, and keep a completed change', async () => {
    const idle = await subscriber()
    const done = await subscriber()
    await asked(idle, `new-${idle.email}`)
    const { agree } = await asked(done, `new-${done.email}`)
    for (const side of sides) await agree(side)
    await eraseUnconfirmed(daysLater(29))
    expect((await find(idle.id))?.addressChanges).toHaveLength(1)
    await eraseUnconfirmed(daysLater(31))
    expect((await find(idle.id))?.addressChanges).toEqual([])
    expect((await find(done.id))?.addressChanges).toHaveLength(1)
  })
})

describe('asking again', () => {
  it('mails a new link and subscribes nobody by itself', async () => {
    const reader = await subscriber('unsubscribed')
    expect(await askAgain(reader.token, { now, ip })).toEqual({ ok: true, value: undefined })
    await work()
    expect(await findPreferences(reader.token, now)).toMatchObject({ standing: 'unconfirmed' })
    const token = await tokenTo(reader.email, '/newsletter/confirm')
    expect(await confirmSubscription(token, { now, ip })).toMatchObject({ ok: true })
    expect(await findPreferences(reader.token, now)).toMatchObject({ standing: 'subscribed' })
  })

  it('does nothing with a forged link', async () => {
    expect(await askAgain('a.b.c', { now, ip })).toEqual({ ok: false, reason: 'unknown' })
    expect(await findPreferences('a.b.c', now)).toBeNull()
    expect(await findAddressLink('leave-old-address', 'a.b.c', now)).toEqual({ state: 'unknown' })
  })
})
