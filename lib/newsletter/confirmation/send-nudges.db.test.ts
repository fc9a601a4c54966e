import { beforeEach, expect, it } from 'vitest'
import { work } from '../../../testing/fixtures/work'
import { world } from '../../../testing/world'
import { db, inTransaction } from '../../db'
import { suppressionHash } from '../../readers/queries'
import { addByStaff } from '../by-staff/add-by-staff'
import { confirmSubscription } from './confirm-subscription'
import { endSubscription } from '../end-subscription'
import { sendNudges } from './send-nudges'
import { signUp } from '../sign-up/sign-up'
import { suppressAddress } from '../suppression/suppress-address'

const ip = '203.0.113.7'
/** Tuesday afternoon in Amsterdam: the link ends on Friday at midnight. */
const asked = new Date('2026-11-24T14:00:00Z')
const at = (day: number, hour: string) => new Date(`2026-11-${day}T${hour}:00+01:00`)
const morning = at(26, '09:00')

let readers = 0
async function signedUp(now = asked) {
  const email = `forgetful-${(readers += 1)}@example.org`
  await press(email, now)
  return row(email)
}

async function press(email: string, now: Date): Promise<void> {
  await signUp({ email, page: '/newsletter', website: '' }, { now, ip, language: 'en' })
  await work()
}

const row = (email: string) => db().subscriber.findUniqueOrThrow({ where: { email } })
const nudges = (email: string) => db().mail.count({ where: { toAddress: email, kind: 'confirm-nudge' } })
const arrived = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))

beforeEach(async () => {
  await db().$executeRaw`truncate rate_limits`
  await db().subscriber.deleteMany()
})

it.each([
  ['the first evening', at(24, '19:00'), 0],
  ['the next day', at(25, '12:00'), 0],
  ['the second night', at(26, '08:59'), 0],
  ['the second morning', at(26, '09:00'), 1],
  ['the third morning, because the worker was away', at(27, '09:00'), 1],
  ['the last evening', at(27, '20:00'), 0],
  ['after the link has ended', at(28, '09:00'), 0],
])('%s: mails sent', async (_, now, mails) => {
  const { email } = await signedUp()
  expect(await sendNudges(now)).toBe(mails)
  expect(await nudges(email)).toBe(mails)
})

it('sends one mail, though many machines look at once and the reader signs up again', async () => {
  const { email } = await signedUp()
  const counts = await Promise.all([1, 2, 3].map(() => sendNudges(morning)))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await sendNudges(at(27, '12:00'))).toBe(0)
  await press(email, at(27, '13:00'))
  expect(await sendNudges(at(29, '12:00'))).toBe(0)
  expect(await nudges(email)).toBe(1)
})

it('is written in the language of the sign-up', async () => {
  const email = 'russian@example.org'
  await signUp({ email, page: '/newsletter', website: '' }, { now: asked, ip, language: 'ru' })
  await work()
  await sendNudges(morning)
  await work()
  expect(arrived(email).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/[а-я]{4}/) as string,
    expect.stringMatching(/[а-я]{4}/) as string,
  ])
})

it('has a link that confirms, and that ends with the link of the first mail', async () => {
  const { email } = await signedUp()
  await sendNudges(morning)
  await work()
  const nudge = arrived(email).at(-1)
  const token = /confirm\?token=([\w.-]+)/.exec(nudge?.text ?? '')?.[1] ?? ''
  expect(nudge?.subject).toContain('One press is missing')
  expect(await confirmSubscription(token, { now: at(28, '00:01'), ip })).toMatchObject({ reason: 'expired' })
  expect(await confirmSubscription(token, { now: at(27, '23:59'), ip })).toEqual({
    ok: true,
    value: undefined,
  })
})

it('goes to nobody who confirmed, left, is suppressed, was invited, or whose first mail has not left', async () => {
  const confirmed = await signedUp()
  const left = await signedUp()
  const bounced = await signedUp()
  const hashed = await signedUp()
  await db().subscriber.update({ where: { id: confirmed.id }, data: { state: 'confirmed' } })
  await inTransaction((transaction) => endSubscription(transaction, { id: left.id, now: asked }))
  await inTransaction((transaction) =>
    suppressAddress(transaction, { email: bounced.email, reason: 'bounce', now: asked }),
  )
  const addressHash = suppressionHash(hashed.email)
  await db().suppression.create({ data: { addressHash, reason: 'staff', at: asked } })
  const staff = await db().user.create({ data: { email: 'staff@example.org', createdAt: asked } })
  const addition = { email: 'invited@example.org', name: '', how: 'ask', source: '' } as const
  await addByStaff({ ...addition, staffId: staff.id }, asked)
  await work()
  await signUp({ email: 'unmailed@example.org', page: '/', website: '' }, { now: asked, ip, language: 'en' })
  world().mails.misbehave({ at: 'taken', does: { refuse: 451 } })
  await work()
  world().mails.behave()
  expect(await sendNudges(morning)).toBe(0)
})

it.each([
  ['confirms', (id: string) => db().subscriber.update({ where: { id }, data: { state: 'confirmed' } })],
  [
    'leaves',
    (id: string) => inTransaction((transaction) => endSubscription(transaction, { id, now: morning })),
  ],
  ['is erased', (id: string) => db().subscriber.delete({ where: { id } })],
  [
    'signs up again',
    (id: string) => db().subscriber.update({ where: { id }, data: { request: { increment: 1 } } }),
  ],
])('a nudge that waits in the outbox never leaves if the reader %s', async (_, does) => {
  const { email, id } = await signedUp()
  await sendNudges(morning)
  await does(id)
  const before = arrived(email).length
  await work()
  expect(arrived(email)).toHaveLength(before)
  expect(await nudges(email)).toBe(0)
})

it('may remind again of a new sign-up of somebody who had confirmed and left', async () => {
  const { email, id, request } = await signedUp()
  await sendNudges(morning)
  const gone = { state: 'unsubscribed', confirmedAt: at(27, '10:00'), withdrawnRequest: request } as const
  await db().subscriber.update({ where: { id }, data: gone })
  await press(email, at(28, '12:00'))
  expect(await sendNudges(at(30, '10:00'))).toBe(1)
})
