import { Secret, TOTP } from 'otpauth'
import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../testing/world'
import { work } from '../../testing/fixtures/work'
import { db } from '../db'
import { openSessionStore } from '../readers/session-store'
import { makeRecoveryCodes } from './make-recovery-codes'
import { offerSecondFactor } from './offer-second-factor'
import { proveSecondFactor } from './prove-second-factor'
import { findSecondFactor } from './queries'
import { resetSecondFactor } from './reset-second-factor'
import { isProved } from './rules'

const now = new Date('2026-11-24T12:00:00Z')
const secondsLater = (seconds: number) => new Date(now.getTime() + seconds * 1000)

type Person = { userId: string; sessionId: string; email: string; key: string }
let people = 0

/** A member of staff with a session, and an app that has the key but was never used. */
async function newcomer(): Promise<Person> {
  const email = `person-${(people += 1)}@example.org`
  const store = openSessionStore({ now, device: 'Firefox on Linux', proved: email })
  const { id: userId } = await store.createUser({ email })
  await db().user.update({ where: { id: userId }, data: { role: 'editor' } })
  await store.createSession({ sessionToken: email, userId, expires: now })
  const { id: sessionId } = await db().session.findFirstOrThrow({ where: { userId } })
  const offer = await offerSecondFactor({ id: userId, email }, now)
  return { userId, sessionId, email, key: offer?.key ?? '' }
}

/** The code that this person's app shows at a moment. */
function shown({ key }: Person, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: at.getTime() })
}
const prove = ({ userId, sessionId }: Person, code: string, wallClock = now) =>
  proveSecondFactor({ userId, sessionId, code }, { now: wallClock, wallClock })
const provedAt = async ({ sessionId }: Person) =>
  (await db().session.findUnique({ where: { id: sessionId } }))?.secondFactorAt ?? null
const mailsTo = (email: string) =>
  world()
    .mails.mails.filter(({ envelope }) => envelope.to.includes(email))
    .map(({ subject }) => subject)

async function settled(): Promise<Person> {
  const person = await newcomer()
  expect(await prove(person, shown(person, now))).toEqual({ ok: true, value: 'set-up' })
  return person
}

beforeEach(async () => {
  await db().$executeRaw`delete from rate_limits`
})

describe('setting up', () => {
  it('offers the same key at each load of the page, and none once it is set up', async () => {
    const person = await newcomer()
    const me = { id: person.userId, email: person.email }
    const offers = await Promise.all(Array.from({ length: 4 }, () => offerSecondFactor(me, now)))
    expect(new Set(offers.map((offer) => offer?.key))).toEqual(new Set([person.key]))
    expect(offers[0]?.url).toContain('otpauth://totp/The%20Moscow%20Times')
    await prove(person, shown(person, now))
    expect(await offerSecondFactor(me, now)).toBeNull()
  })

  it('stores the key encrypted, confirms the session, and tells the owner', async () => {
    const person = await settled()
    expect(JSON.stringify(await db().secondFactor.findMany())).not.toContain(person.key)
    expect(isProved(await provedAt(person), now)).toBe(true)
    expect(isProved(await provedAt(person), secondsLater(12 * 3600))).toBe(false)
    await work()
    expect(mailsTo(person.email)).toEqual(['Your second factor is set up'])
  })

  it('needs a correct code', async () => {
    const person = await newcomer()
    const wrong = String((Number(shown(person, now)) + 1) % 1_000_000).padStart(6, '0')
    expect(await prove(person, wrong)).toEqual({ ok: false, reason: 'wrong' })
    expect(await provedAt(person)).toBeNull()
    expect((await findSecondFactor(person.userId)).setUpAt).toBeNull()
  })
})

describe('a code of the app', () => {
  it('is accepted once, even if it is sent eight times at once', async () => {
    const person = await settled()
    const code = shown(person, secondsLater(60))
    const tries = await Promise.all(Array.from({ length: 8 }, () => prove(person, code, secondsLater(60))))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await prove(person, code, secondsLater(61))).toEqual({ ok: false, reason: 'wrong' })
  })

  it('is refused if a later one was accepted, even within its time', async () => {
    const person = await settled()
    expect((await prove(person, shown(person, secondsLater(30)), secondsLater(30))).ok).toBe(true)
    expect(await prove(person, shown(person, now), secondsLater(30))).toEqual({ ok: false, reason: 'wrong' })
  })

  it('may be one step early or late, and no more', async () => {
    const person = await settled()
    const at = secondsLater(600)
    expect((await prove(person, shown(person, secondsLater(510)), at)).ok).toBe(false)
    expect((await prove(person, shown(person, secondsLater(570)), at)).ok).toBe(true)
    expect((await prove(person, shown(person, secondsLater(690)), at)).ok).toBe(false)
    expect((await prove(person, shown(person, secondsLater(630)), at)).ok).toBe(true)
  })

  it('of one person opens nothing for another', async () => {
    const mine = await settled()
    const theirs = await settled()
    expect((await prove(mine, shown(theirs, secondsLater(60)), secondsLater(60))).ok).toBe(false)
  })

  it('cannot be guessed: after ten tries even the correct one is refused', async () => {
    const person = await settled()
    const right = shown(person, secondsLater(60))
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    for (let tries = 0; tries < 9; tries += 1) await prove(person, wrong, secondsLater(60))
    expect(await prove(person, right, secondsLater(60))).toMatchObject({ ok: false, reason: 'limited' })
  })
})

describe('a wrong code', () => {
  it('is in the audit log each time, and mailed to its owner once an hour', async () => {
    const person = await settled()
    for (let times = 0; times < 3; times += 1) await prove(person, 'ABCDE-FGHJK', secondsLater(60 + times))
    const entries = await db().auditEntry.findMany({
      where: { action: 'people.second-factor-failed', staffId: person.userId },
    })
    expect(entries).toHaveLength(3)
    await work()
    const told = () => mailsTo(person.email).filter((subject) => subject?.includes('wrong code'))
    expect(told()).toHaveLength(1)
    await prove(person, 'ABCDE-FGHJK', secondsLater(3_700))
    await work()
    expect(told()).toHaveLength(2)
  })
})

describe('recovery codes', () => {
  it('are ten, stored hashed, each valid once, with or without hyphen and capitals', async () => {
    const person = await settled()
    const codes = await makeRecoveryCodes(person.userId, now)
    expect(new Set(codes).size).toBe(10)
    const kept = JSON.stringify(await db().recoveryCode.findMany())
    for (const code of codes) expect(kept).not.toContain(code)
    const [first = '', second = ''] = codes
    const tries = await Promise.all(Array.from({ length: 4 }, () => prove(person, first.replace('-', ''))))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await prove(person, second.toLowerCase())).ok).toBe(true)
    expect((await findSecondFactor(person.userId)).codesLeft).toBe(8)
    await work()
    expect(mailsTo(person.email)).toContain('A recovery code was used')
    expect(mailsTo(person.email)).toContain('New recovery codes were made')
  })

  it('replace the old ones; created twice at once, ten are left', async () => {
    const person = await settled()
    const [old = ''] = await makeRecoveryCodes(person.userId, now)
    await Promise.all([makeRecoveryCodes(person.userId, now), makeRecoveryCodes(person.userId, now)])
    expect((await findSecondFactor(person.userId)).codesLeft).toBe(10)
    expect((await prove(person, old)).ok).toBe(false)
  })

  it('of one person are nothing to another', async () => {
    const mine = await settled()
    const theirs = await settled()
    const [code = ''] = await makeRecoveryCodes(theirs.userId, now)
    expect((await prove(mine, code)).ok).toBe(false)
  })
})

describe('a reset', () => {
  it('removes app, codes and sessions, tells the owner once, and offers a new key', async () => {
    const person = await settled()
    const chief = await settled()
    const [code = ''] = await makeRecoveryCodes(person.userId, now)
    for (let times = 0; times < 2; times += 1) {
      await resetSecondFactor(person.userId, { by: chief.userId, now })
    }
    expect(await provedAt(person)).toBeNull()
    expect(await db().session.count({ where: { userId: person.userId } })).toBe(0)
    expect((await prove(person, code)).ok).toBe(false)
    const offer = await offerSecondFactor({ id: person.userId, email: person.email }, now)
    expect(offer?.key).not.toBe(person.key)
    await work()
    expect(mailsTo(person.email).filter((subject) => subject?.includes('reset'))).toHaveLength(1)
    const entries = await db().auditEntry.findMany({ where: { action: 'people.second-factor-reset' } })
    expect(entries).toMatchObject([{ staffId: chief.userId, subject: `user:${person.userId}` }])
  })
})
