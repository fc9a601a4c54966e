import { expect, it } from 'vitest'
import { db } from '../../db'
import { findPreferences, findUnsubscribeLink } from '../queries'
import { signOwnLink } from './sign-own-link'
import { unsubscribe } from '../preferences/unsubscribe'

const now = new Date('2026-11-24T12:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000)

async function subscriber(email: string): Promise<string> {
  const data = { email, state: 'confirmed', request: 1, requestedAt: now, confirmedAt: now } as const
  return (await db().subscriber.create({ data })).id
}
const stateOf = async (id: string) => (await db().subscriber.findUniqueOrThrow({ where: { id } })).state

it('opens the subscription of the signed-in address only', async () => {
  const mine = await subscriber('mine@example.org')
  const theirs = await subscriber('theirs@example.org')
  const leave = (await signOwnLink('unsubscribe', { email: 'mine@example.org', now })) ?? ''
  const choose = (await signOwnLink('preferences', { email: 'mine@example.org', now })) ?? ''
  expect(leave.startsWith(mine)).toBe(true)
  expect((await findPreferences(choose, now))?.maskedEmail).toMatch(/^m/)
  // With another id in its place the signature is wrong.
  for (const token of [leave, choose].map((own) => own.replace(mine, theirs))) {
    expect(await findPreferences(token, now)).toBeNull()
    expect(await unsubscribe(token, { now, page: '/account' })).toMatchObject({ ok: false })
  }
  // Nor does the preferences link end a subscription.
  expect(await unsubscribe(choose, { now, page: '/account' })).toMatchObject({ ok: false })
  expect(await unsubscribe(leave, { now, page: '/account' })).toMatchObject({ ok: true })
  expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['unsubscribed', 'confirmed'])
})

it('expires after a minute, so it does not outlive the session', async () => {
  await subscriber('brief@example.org')
  const leave = (await signOwnLink('unsubscribe', { email: 'brief@example.org', now })) ?? ''
  expect(await findUnsubscribeLink(leave, inSeconds(60))).toBe('ready')
  expect(await findUnsubscribeLink(leave, inSeconds(61))).toBe('unknown')
  expect(await unsubscribe(leave, { now: inSeconds(61), page: '/account' })).toMatchObject({ ok: false })
})

it('is null for an address without a subscription', async () => {
  for (const email of ['nobody@example.org', '', '%'])
    expect(await signOwnLink('preferences', { email, now })).toBeNull()
})
