import { describe, expect, it } from 'vitest'
import { db } from '../../db'
import { dayOfDate } from '../../days'
import { signToken } from '../../secrets/tokens'
import { pauseNewsletter } from './pause-newsletter'
import { findPreferences } from '../queries'
import { resumeNewsletter } from './resume-newsletter'

const now = new Date('2026-11-25T12:00:00Z')
let readers = 0

async function subscriber(state: 'confirmed' | 'unsubscribed' = 'confirmed') {
  const email = `sleeper-${(readers += 1)}@example.org`
  const { id } = await db().subscriber.create({ data: { email, state, requestedAt: now } })
  return { id, token: signToken('preferences', { subject: id }) }
}

async function pausedUntil(id: string): Promise<string | null> {
  const { pausedUntil } = await db().subscriber.findUniqueOrThrow({ where: { id } })
  return pausedUntil === null ? null : dayOfDate(pausedUntil)
}

describe('a pause', () => {
  it('lasts for weeks or until a day, the later request applies, and it ends early or by itself', async () => {
    const { id, token } = await subscriber()
    expect(await pauseNewsletter({ token, weeks: '4' }, now)).toMatchObject({ ok: true })
    expect(await pausedUntil(id)).toBe('2026-12-23')
    await pauseNewsletter({ token, weeks: 'own', ownDay: '2027-01-15' }, now)
    expect(await findPreferences(token, now)).toMatchObject({ pausedUntil: '2027-01-15' })
    expect(await findPreferences(token, new Date('2027-01-14T23:30:00Z'))).toMatchObject({
      pausedUntil: null,
    })

    for (let times = 0; times < 2; times += 1) await resumeNewsletter(token, now)
    expect(await pausedUntil(id)).toBeNull()
  })

  it('is refused for an invalid or past day, or one more than a year away', async () => {
    const { id, token } = await subscriber()
    const pause = (weeks: string, ownDay?: string) => pauseNewsletter({ token, weeks, ownDay }, now)
    expect(await pause('3')).toMatchObject({ reason: 'no_day' })
    expect(await pause('own', '2026-02-30')).toMatchObject({ reason: 'no_day' })
    expect(await pause('own', '2026-11-25')).toMatchObject({ reason: 'too_soon', earliest: '2026-11-26' })
    expect(await pause('own', '2027-12-01')).toMatchObject({ reason: 'too_late', latest: '2027-11-26' })
    expect(await pausedUntil(id)).toBeNull()
  })

  it('is for subscribers, with their own link', async () => {
    const { id, token } = await subscriber('unsubscribed')
    await pauseNewsletter({ token, weeks: '2' }, now)
    expect(await pausedUntil(id)).toBeNull()
    const other = signToken('unsubscribe', { subject: id })
    expect(await pauseNewsletter({ token: other, weeks: '2' }, now)).toMatchObject({ reason: 'unknown' })
    expect(await resumeNewsletter(other, now)).toMatchObject({ reason: 'unknown' })
  })
})
