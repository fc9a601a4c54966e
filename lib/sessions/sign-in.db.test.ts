import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../testing/world'
import { work } from '../../testing/fixtures/work'
import { db, inTransaction } from '../db'
import { suppressionHash } from '../readers/queries'
import { openSessionStore } from '../readers/session-store'
import { askToSignIn } from './ask-to-sign-in'
import { endAllSessions } from './end-all-sessions'
import { endSession } from './end-session'
import { eraseOver } from './erase-over'
import { findAskedSignIn, findSignInLink, listSessions } from './queries'
import { redeemCode } from './redeem-code'
import { redeemLink } from './redeem-link'

const ip = '203.0.113.77'
const now = new Date('2026-11-24T12:00:00Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const device = 'Firefox on Linux'

async function ask(email: string, more: { back?: string; website?: string } = {}): Promise<string> {
  const asked = await askToSignIn({ email, website: '', ...more }, { now, ip, language: 'en' })
  if (!asked.ok) throw new Error(`${email} was refused: ${asked.reason}`)
  return asked.value
}

const mailsTo = (email: string) => world().mails.mails.filter(({ envelope }) => envelope.to.includes(email))

/** Requests a sign-in mail, and reads the link's token and the code from it. */
async function mailed(email: string, more: { back?: string } = {}) {
  const requestId = await ask(email, more)
  await work()
  const text = mailsTo(email).at(-1)?.text ?? ''
  const link = /https?:\/\/\S+\/sign-in\/confirm\?\S+/.exec(text)?.[0] ?? 'http://none'
  const code = /^(\d{4}) (\d{4})$/m.exec(text)?.slice(1).join('') ?? ''
  return { requestId, token: new URL(link).searchParams.get('token') ?? '', code }
}

const enter = (requestId: string, code: string, at = now) => redeemCode({ requestId, code }, { now: at, ip })
const wrong = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

/** A session as next-auth opens it. */
async function openSession(email: string): Promise<{ userId: string; token: string }> {
  const store = openSessionStore({ now, device, proved: email })
  const { id: userId } = await store.createUser({ email })
  const token = `token-${Math.random()}`
  await store.createSession({ sessionToken: token, userId, expires: new Date() })
  return { userId, token }
}
const whoIs = (token: string, at = now) =>
  openSessionStore({ now: at, device, proved: null }).getSessionAndUser(token)

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe('the sign-in mail', () => {
  it('has a link and a code that cannot be read from the database', async () => {
    const { token, code } = await mailed('new@example.org')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(code).toMatch(/^\d{8}$/)
    const kept = JSON.stringify(await db().verificationToken.findMany())
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(code)
    expect(mailsTo('new@example.org')[0]?.subject).not.toMatch(/\d/)
  })

  it('is sent to addresses with and without an account, and creates no account', async () => {
    await openSession('known@example.org')
    await mailed('known@example.org')
    await mailed('unknown@example.org')
    const [known, unknown] = [mailsTo('known@example.org'), mailsTo('unknown@example.org')]
    expect([known.length, unknown.length]).toEqual([1, 1])
    expect(known[0]?.subject).toBe(unknown[0]?.subject)
    expect(await db().user.findUnique({ where: { email: 'unknown@example.org' } })).toBeNull()
  })

  it('is never sent to a suppressed address or for a robot, and the answer is the same', async () => {
    const addressHash = suppressionHash('never@example.org')
    await db().suppression.create({ data: { addressHash, reason: 'complaint', at: now } })
    const answers = [await ask('never@example.org'), await ask('robot@example.org', { website: 'x' })]
    expect(await findAskedSignIn(answers[0] ?? '')).toMatchObject({ email: 'never@example.org' })
    await work()
    expect(answers.map((id) => /^[\da-f-]{36}$/.test(id))).toEqual([true, true])
    expect([...mailsTo('never@example.org'), ...mailsTo('robot@example.org')]).toEqual([])
    expect(await findAskedSignIn(answers[1] ?? '')).toMatchObject({ email: 'robot@example.org' })
    const tries = [await enter(answers[0] ?? '', '00000000'), await enter(answers[1] ?? '', '00000000')]
    expect(tries.map((attempt) => !attempt.ok && attempt.reason)).toEqual(['wrong', 'wrong'])
  })

  it('reaches every account, also where mails bounced or were complained about', async () => {
    await openSession('complained@example.org')
    const addressHash = suppressionHash('complained@example.org')
    await db().suppression.create({ data: { addressHash, reason: 'complaint', at: now } })
    await mailed('complained@example.org')
    expect(mailsTo('complained@example.org')).toHaveLength(1)
  })

  it('is refused at the sixth request per hour for one address', async () => {
    for (let times = 0; times < 5; times += 1) await ask('eager@example.org')
    const sixth = await askToSignIn({ email: 'eager@example.org', website: '' }, { now, ip, language: 'en' })
    expect(sixth).toMatchObject({ ok: false, reason: 'limited' })
  })
})

describe('the link', () => {
  it('confirms the address once, even if several processes redeem it', async () => {
    const { token } = await mailed('twice@example.org', { back: '/donate' })
    expect(await findSignInLink(token, now)).toEqual({ state: 'ready', email: 'twice@example.org' })
    const presses = await Promise.all(Array.from({ length: 8 }, () => redeemLink(token, now)))
    expect(presses.filter(({ ok }) => ok)).toEqual([
      { ok: true, value: { email: 'twice@example.org', returnTo: '/donate' } },
    ])
    expect(await findSignInLink(token, now)).toMatchObject({ state: 'used' })
  })

  it('uses up its code, and the code uses up the link', async () => {
    const first = await mailed('either@example.org')
    expect((await redeemLink(first.token, now)).ok).toBe(true)
    expect(await enter(first.requestId, first.code)).toEqual({ ok: false, reason: 'over' })
    const second = await mailed('either@example.org')
    expect((await enter(second.requestId, second.code)).ok).toBe(true)
    expect(await redeemLink(second.token, now)).toEqual({ ok: false, reason: 'over' })
  })

  it('and the code, redeemed at the same time, sign in once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await db().$executeRaw`delete from rate_limits`
      const { requestId, token, code } = await mailed('race@example.org')
      const tries = await Promise.all([
        ...[redeemLink(token, now), enter(requestId, code)],
        ...[redeemLink(token, now), enter(requestId, code)],
      ])
      expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })

  it('is valid for ten minutes', async () => {
    const { token, requestId, code } = await mailed('late@example.org')
    expect(await redeemLink(token, minutesLater(10))).toEqual({ ok: false, reason: 'over' })
    expect(await enter(requestId, code, minutesLater(10))).toEqual({ ok: false, reason: 'over' })
    expect(await findSignInLink(token, minutesLater(10))).toEqual({ state: 'expired' })
    expect((await redeemLink(token, minutesLater(9))).ok).toBe(true)
  })

  it('continues only to a path of this site', async () => {
    for (const back of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'x']) {
      const { token } = await mailed(`${Math.random()}@example.org`, { back })
      expect(await redeemLink(token, now)).toMatchObject({ ok: true, value: { returnTo: '' } })
    }
  })

  it('with an invented token opens nothing', async () => {
    expect(await redeemLink('made-up', now)).toEqual({ ok: false, reason: 'over' })
    expect(await findSignInLink('made-up', now)).toEqual({ state: 'unknown' })
  })
})

describe('the code', () => {
  it('may be wrong four times', async () => {
    const { requestId, code } = await mailed('slip@example.org')
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await enter(requestId, wrong(code))).toEqual({ ok: false, reason: 'wrong', triesLeft })
    }
    expect(await enter(requestId, code)).toMatchObject({ ok: true })
  })

  it('is invalid after five wrong tries, and the link of the same mail still works', async () => {
    const { requestId, code, token } = await mailed('slips@example.org')
    for (let tries = 0; tries < 5; tries += 1) await enter(requestId, wrong(code))
    expect(await enter(requestId, code)).toEqual({ ok: false, reason: 'over' })
    expect((await redeemLink(token, now)).ok).toBe(true)
  })

  it('is wrong, whatever it is, before the mail is written', async () => {
    const requestId = await ask('early@example.org')
    expect(await enter(requestId, '00000000')).toEqual({ ok: false, reason: 'wrong', triesLeft: 5 })
    expect(await enter(randomUUID(), '00000000')).toEqual({ ok: false, reason: 'over' })
  })

  it('has five tries in all, even if forty come at once', async () => {
    const { requestId, code } = await mailed('crowd@example.org')
    const tries = await Promise.all(Array.from({ length: 40 }, () => enter(requestId, wrong(code))))
    const looked = tries.filter((attempt) => !attempt.ok && attempt.reason === 'wrong')
    expect(looked).toHaveLength(4)
    expect(await enter(requestId, code)).toEqual({ ok: false, reason: 'over' })
  })

  it('of one mail is invalid in a browser that asked for another', async () => {
    const mine = await mailed('mine@example.org')
    const theirs = await mailed('theirs@example.org')
    expect(await enter(mine.requestId, theirs.code)).toMatchObject({ ok: false, reason: 'wrong' })
  })

  it('is refused for a network with too many tries', async () => {
    const { requestId } = await mailed('network@example.org')
    const tries = []
    for (let times = 0; times < 61; times += 1) tries.push(await enter(requestId, '00000000'))
    expect(tries.at(-1)).toMatchObject({ ok: false, reason: 'limited' })
  })
})

describe('a session', () => {
  it('is stored without its token', async () => {
    const { token, userId } = await openSession('kept@example.org')
    expect(JSON.stringify(await db().session.findMany({ where: { userId } }))).not.toContain(token)
    expect(await whoIs(token)).toMatchObject({ user: { email: 'kept@example.org', role: 'reader' } })
    expect(await whoIs('another')).toBeNull()
  })

  it('lasts thirty days by our clock, and is not extended', async () => {
    const { token } = await openSession('lasting@example.org')
    expect(await whoIs(token, minutesLater(29 * 1440))).not.toBeNull()
    expect(await whoIs(token, minutesLater(30 * 1440))).toBeNull()
  })

  it('belongs to one account, even if two first sign-ins come at once', async () => {
    const opened = await Promise.all([openSession('pair@example.org'), openSession('pair@example.org')])
    expect(new Set(opened.map(({ userId }) => userId)).size).toBe(1)
    expect(await listSessions(opened[0].userId, now)).toHaveLength(2)
  })

  it('is listed with its device and time of last use', async () => {
    const { userId, token } = await openSession('listed@example.org')
    await whoIs(token, minutesLater(2))
    expect(await listSessions(userId, now)).toMatchObject([{ device, since: now, lastSeenAt: now }])
    await whoIs(token, minutesLater(90))
    expect(await listSessions(userId, now)).toMatchObject([{ lastSeenAt: minutesLater(90) }])
  })

  it('can be ended only by its owner, who can also end all', async () => {
    const mine = await openSession('owner@example.org')
    const other = await openSession('other@example.org')
    const [listed] = await listSessions(mine.userId, now)
    await endSession(listed?.id ?? '', other.userId)
    expect(await whoIs(mine.token)).not.toBeNull()
    for (let times = 0; times < 2; times += 1) await endSession(listed?.id ?? '', mine.userId)
    expect(await whoIs(mine.token)).toBeNull()

    const more = [await openSession('owner@example.org'), await openSession('owner@example.org')]
    expect(await inTransaction((transaction) => endAllSessions(transaction, mine.userId))).toBe(2)
    for (const { token } of more) expect(await whoIs(token)).toBeNull()
    expect(await whoIs(other.token)).not.toBeNull()
  })

  it('that expired is deleted, and so are yesterday’s sign-in requests', async () => {
    await openSession('over@example.org')
    await mailed('over@example.org')
    await eraseOver(minutesLater(31 * 1440))
    expect(await db().session.count()).toBe(0)
    expect(await db().verificationToken.count()).toBe(0)
  })
})
