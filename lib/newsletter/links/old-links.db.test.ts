import { beforeAll, expect, it } from 'vitest'
import { work } from '../../../testing/fixtures/work'
import { world } from '../../../testing/world'
import { POST } from '../../../app/api/newsletter/unsubscribe/route'
import { db } from '../../db'
import { signToken } from '../../secrets/tokens'
import { askAgain } from '../confirmation/ask-again'
import { confirmEmailChange } from '../email-change/confirm-email-change'
import { pauseNewsletter } from '../preferences/pause-newsletter'
import { explainNoPreferences, findPreferences, findUnsubscribeLink } from '../queries'
import { requestEmailChange } from '../email-change/request-email-change'
import { resumeNewsletter } from '../preferences/resume-newsletter'
import { sendAlreadySubscribed } from '../sign-up/send-already-subscribed'
import { signOwnLink } from './sign-own-link'
import { unsubscribe } from '../preferences/unsubscribe'

// A reader moved the newsletter from one mailbox to another. Readers of the old one have all its links.

const now = new Date('2026-11-24T12:00:00Z')
const visit = { now, ip: '203.0.113.7' }
const [before, after] = ['old@example.org', 'new@example.org']
let id: string
let old: { unsubscribe: string; preferences: string }

/** The tokens of the newest mail to an address that has links of the reader. */
function linksIn(email: string): typeof old {
  const mails = world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))
  const find = (path: string) =>
    mails
      .flatMap(({ text }) => [...(text ?? '').matchAll(/\/newsletter\/(\S+)\?token=([\w.-]+)/g)])
      .findLast(([, name]) => name === path)?.[2] ?? ''
  return { unsubscribe: find('unsubscribe'), preferences: find('preferences') }
}

async function move(from: string, to: string): Promise<void> {
  await db().$executeRaw`truncate rate_limits`
  await requestEmailChange({ token: linksIn(from).preferences, email: to }, visit)
  await work()
  const { number } = await db().addressChange.findFirstOrThrow({ orderBy: { number: 'desc' } })
  for (const side of ['leave-old-address', 'take-new-address'] as const) {
    const token = signToken(side, { subject: `${id}_${number}`, expiresAt: new Date('2026-12-01') })
    await confirmEmailChange({ side, token }, now)
  }
  await work()
}

const state = async () => (await db().subscriber.findUniqueOrThrow({ where: { id } })).state
const press = (token: string) =>
  POST(new Request(`http://site/api/newsletter/unsubscribe?token=${token}`, { method: 'POST' }))

beforeAll(async () => {
  const given = { email: before, state: 'confirmed', requestedAt: now } as const
  id = (await db().subscriber.create({ data: given })).id
  await sendAlreadySubscribed(db(), { email: before, now })
  await work()
  old = linksIn(before)
  await move(before, after)
  expect((await db().subscriber.findUniqueOrThrow({ where: { id } })).email).toBe(after)
})

it('the old preferences open nothing and change nothing, and say why', async () => {
  const { preferences: token } = old
  expect(await findPreferences(token, now)).toBeNull()
  expect(await explainNoPreferences(token, now)).toBe('moved')
  expect(await pauseNewsletter({ token, weeks: '2' }, now)).toMatchObject({ reason: 'unknown' })
  expect(await resumeNewsletter(token, now)).toMatchObject({ reason: 'unknown' })
  await requestEmailChange({ token, email: 'thief@example.org' }, visit)
  await askAgain(token, visit)
  await work()
  expect(world().mails.mails.filter(({ envelope }) => envelope.to.includes('thief@example.org'))).toEqual([])
  expect(await db().addressChange.count({ where: { subscriberId: id } })).toBe(1)
})

it('the old link to unsubscribe is harmless, for a person and for a mail program', async () => {
  expect(await findUnsubscribeLink(old.unsubscribe, now)).toBe('moved')
  expect(await unsubscribe(old.unsubscribe, { now, page: '/' })).toEqual({ ok: false, reason: 'moved' })
  const answer = await press(old.unsubscribe)
  expect(answer.status).toBe(200)
  const words = await answer.text()
  expect(words).toContain('gets no newsletter any more')
  expect(words).not.toContain(after)
  expect(await state()).toBe('confirmed')
})

it('the links in the new mailbox work, and stop in their turn', async () => {
  const links = linksIn(after)
  expect(await findPreferences(links.preferences, now)).toMatchObject({ standing: 'subscribed' })
  expect(await findUnsubscribeLink(links.unsubscribe, now)).toBe('ready')
  expect(
    await findPreferences((await signOwnLink('preferences', { email: after, now })) ?? '', now),
  ).not.toBeNull()
  await move(after, 'third@example.org')
  expect(await explainNoPreferences(links.preferences, now)).toBe('moved')
  expect(await explainNoPreferences(old.preferences, now)).toBe('moved')
  expect(await explainNoPreferences('made.up.link', now)).toBe('unknown')
  expect(await unsubscribe(linksIn('third@example.org').unsubscribe, { now, page: '/' })).toMatchObject({
    ok: true,
  })
  expect(await state()).toBe('unsubscribed')
})
