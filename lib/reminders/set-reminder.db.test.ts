import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../testing/world'
import { work } from '../../testing/fixtures/work'
import { db } from '../db'
import { suppressionHash } from '../readers/queries'
import { signToken } from '../secrets/tokens'
import { cancelReminder } from './cancel-reminder'
import { confirmReminder } from './confirm-reminder'
import { eraseClosed } from './erase-closed'
import { findReminderLink } from './queries'
import type { ReminderRequest } from './schema'
import { sendDueReminders } from './send-due-reminders'
import { setReminder } from './set-reminder'

const ip = '203.0.113.77'
const now = new Date('2026-11-23T12:00:00Z')
const onTheDay = new Date('2026-12-24T08:00:00Z')

function ask(email: string, more: Partial<ReminderRequest> = {}, at = now) {
  const request: ReminderRequest = {
    email,
    when: 'december',
    website: '',
    frequency: 'monthly',
    currency: 'eur',
    amount: '7',
    article: 'lake-baikal',
    placement: 'article',
    campaign: undefined,
    ...more,
  }
  return setReminder(request, { now: at, ip, language: 'en' })
}

const reminders = (email: string) => db().reminder.findMany({ where: { email }, orderBy: { dueOn: 'asc' } })
const states = async (email: string) => (await reminders(email)).map(({ state }) => state)
const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
const subjectsTo = (email: string) => mailsTo(email).map(({ subject }) => subject)

function linkMailedTo(email: string, pathname: string): URL {
  const links = mailsTo(email).flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? [])
  return new URL(links.findLast((link) => new URL(link).pathname === pathname) ?? 'http://none')
}
const tokenMailedTo = (email: string, pathname: string) =>
  linkMailedTo(email, pathname).searchParams.get('token') ?? ''

async function confirmed(email: string): Promise<void> {
  await ask(email)
  await work()
  await confirmReminder(tokenMailedTo(email, '/remind-me/confirm'), now)
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
  await db().reminder.deleteMany()
})

describe('setting a reminder', () => {
  it('asks an unconfirmed address to confirm, and keeps the donation’s details', async () => {
    await ask('new@example.org')
    await work()
    expect(subjectsTo('new@example.org')).toEqual(['Confirm your reminder'])
    const [reminder] = await reminders('new@example.org')
    expect(reminder).toMatchObject({
      state: 'unconfirmed',
      frequency: 'monthly',
      amountMinor: 700,
      currency: 'eur',
      articleSlug: 'lake-baikal',
    })

    const token = tokenMailedTo('new@example.org', '/remind-me/confirm')
    expect(await findReminderLink('confirm-reminder', token, now)).toMatchObject({
      state: 'ready',
      dueOn: '2026-12-24',
    })
    for (let times = 0; times < 2; times += 1) expect((await confirmReminder(token, now)).ok).toBe(true)
    expect(await states('new@example.org')).toEqual(['waiting'])
  })

  it('is done at once for a confirmed address, with a link to cancel', async () => {
    await db().subscriber.create({
      data: { email: 'known@example.org', state: 'confirmed', requestedAt: now },
    })
    await ask('known@example.org')
    await work()
    await ask('known@example.org', { amount: '9' })
    await work()
    expect(subjectsTo('known@example.org')).toEqual(['Your reminder is set'])
    expect(await reminders('known@example.org')).toMatchObject([{ state: 'waiting', amountMinor: 900 }])
  })

  it('gives everybody the same answer, and mails no suppressed address', async () => {
    const addressHash = suppressionHash('never@example.org')
    await db().suppression.create({ data: { addressHash, reason: 'complaint', at: now } })
    const answers = [
      await ask('a@example.org'),
      await ask('never@example.org'),
      await ask('b@mailinator.com'),
      await ask('c@example.org', { website: 'x' }),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    await work()
    expect([...mailsTo('b@mailinator.com'), ...mailsTo('never@example.org')]).toHaveLength(0)
    expect(await reminders('c@example.org')).toEqual([])
  })

  it('is not undone by an earlier press that the worker carries out later', async () => {
    await ask('busy@example.org', { amount: '9' }, new Date(now.getTime() + 1000))
    await work()
    await ask('busy@example.org', { amount: '5' })
    await work()
    expect(await reminders('busy@example.org')).toMatchObject([{ request: 1, amountMinor: 900 }])
    expect(subjectsTo('busy@example.org')).toEqual(['Confirm your reminder'])
  })

  it('keeps no amount that the donation box would refuse', async () => {
    await ask('odd@example.org', { amount: 'lots\u0000' })
    await work()
    expect(await reminders('odd@example.org')).toMatchObject([{ amountMinor: null }])
  })
})

describe('the day', () => {
  it('brings one mail at nine in the morning, with any number of workers', async () => {
    await confirmed('ready@example.org')
    expect(await sendDueReminders(new Date('2026-12-24T07:59:59Z'))).toBe(0)
    const sent = await Promise.all(Array.from({ length: 6 }, () => sendDueReminders(onTheDay)))
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(1)
    await work(2)
    expect(subjectsTo('ready@example.org')).toEqual(['Confirm your reminder', 'The reminder you asked for'])
    const link = linkMailedTo('ready@example.org', '/donate')
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      frequency: 'monthly',
      currency: 'eur',
      amount: '7',
      article: 'lake-baikal',
    })
    expect(await sendDueReminders(new Date('2027-06-01T12:00:00Z'))).toBe(0)
  })

  it('that was missed is sent later', async () => {
    await confirmed('missed@example.org')
    expect(await sendDueReminders(new Date('2026-12-27T03:00:00Z'))).toBe(1)
  })

  it('sends nothing to the unconfirmed, the cancelled and those who already donate', async () => {
    await ask('unconfirmed@example.org')
    await work()
    await confirmed('cancelled@example.org')
    await confirmed('donor@example.org')
    const [reminder] = await reminders('cancelled@example.org')
    await db().reminder.update({ where: { id: reminder?.id ?? '' }, data: { state: 'cancelled' } })
    await db().donation.create({
      data: {
        frequency: 'monthly',
        amountMinor: 500,
        currency: 'usd',
        state: 'active',
        placement: 'x',
        donorEmail: 'donor@example.org',
        createdAt: now,
      },
    })
    expect(await sendDueReminders(onTheDay)).toBe(0)
    expect(await states('donor@example.org')).toEqual(['fulfilled'])
  })
})

describe('cancelling', () => {
  it('counts more than an earlier press that the worker carries out later', async () => {
    await confirmed('early@example.org')
    const { id } = await db().reminder.findFirstOrThrow({ where: { email: 'early@example.org' } })
    const cancel = signToken('cancel-reminder', { subject: id })
    await ask('early@example.org')
    await cancelReminder(cancel, new Date(now.getTime() + 1000))
    await work()
    expect(await states('early@example.org')).toEqual(['cancelled'])
  })

  it('is final, and a confirmation link does not undo it', async () => {
    await ask('changed@example.org')
    await work()
    const confirm = tokenMailedTo('changed@example.org', '/remind-me/confirm')
    await db().subscriber.create({
      data: { email: 'changed@example.org', state: 'confirmed', requestedAt: now },
    })
    await ask('changed@example.org', { when: 'three-months' })
    await work()
    const cancel = tokenMailedTo('changed@example.org', '/remind-me/cancel')
    expect(await findReminderLink('cancel-reminder', cancel, now)).toMatchObject({
      state: 'ready',
      dueOn: '2027-02-23',
    })
    for (let times = 0; times < 2; times += 1) expect((await cancelReminder(cancel, now)).ok).toBe(true)
    expect(await states('changed@example.org')).toEqual(['unconfirmed', 'cancelled'])
    expect(await cancelReminder(confirm, now)).toEqual({ ok: false, reason: 'unknown' })
    expect(await sendDueReminders(new Date('2027-02-23T12:00:00Z'))).toBe(0)
  })
})

it('deletes a reminder and its address thirty days after it is over', async () => {
  await confirmed('past@example.org')
  await sendDueReminders(onTheDay)
  await eraseClosed(new Date('2027-01-22T08:00:00Z'))
  expect(await states('past@example.org')).toEqual(['sent'])
  await eraseClosed(new Date('2027-01-24T08:00:00Z'))
  expect(await reminders('past@example.org')).toEqual([])
})
