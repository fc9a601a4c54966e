import { beforeEach, expect, it } from 'vitest'
import { countAttempt } from './count-attempt'
import { db, pool, sql } from '../db'
import { eraseCounters } from './erase-counters'

// By default three sign-ups an hour for an address, thirty for a network, and 3,000 for all.

const attempt = (address: string, network = 'a network') =>
  countAttempt({ SIGN_UP_ADDRESS: address, SIGN_UP_IP: network, SIGN_UP_ALL: 'all' })

async function points(limit: string): Promise<number[]> {
  const rows = await db().rateLimit.findMany({
    where: { key: { startsWith: `${limit}:` } },
    orderBy: { points: 'asc' },
  })
  return rows.map((row) => row.points)
}

beforeEach(() => db().$executeRaw`truncate rate_limits`)

it('lets exactly as many attempts pass as the limit allows, one after the other or all at once', async () => {
  const one = await attempt('one')
  expect(one).toEqual({ ok: true, value: undefined })
  const crowd = await Promise.all(Array.from({ length: 60 }, () => attempt('crowd')))
  expect(crowd.filter(({ ok }) => ok)).toHaveLength(3)
})

it('counts nothing against the wider limits for an attempt that a narrow one stops', async () => {
  for (let times = 0; times < 8; times += 1) await attempt('eager')
  expect(await points('SIGN_UP_ADDRESS')).toEqual([4])
  expect(await points('SIGN_UP_IP')).toEqual([3])
  expect(await points('SIGN_UP_ALL')).toEqual([3])
})

it('names the wait until the window of the limit that stops is over', async () => {
  for (let times = 0; times < 3; times += 1) await attempt('eager')
  const stopped = await attempt('eager')
  expect(stopped).toMatchObject({ ok: false, reason: 'limited' })
  const wait = stopped.ok ? 0 : stopped.retryAfterSeconds
  expect(wait).toBeGreaterThan(3000)
  expect(wait).toBeLessThanOrEqual(3600)
})

it('begins a new window when the last one is over, and not before', async () => {
  for (let times = 0; times < 4; times += 1) await attempt('eager')
  expect((await attempt('eager')).ok).toBe(false)
  await db().$executeRaw`update rate_limits set expire = expire - 3600000`
  expect((await attempt('eager')).ok).toBe(true)
  expect(await points('SIGN_UP_ADDRESS')).toEqual([1])
})

it('stops at a wide limit that others have used up, and counts the narrow ones', async () => {
  for (let reader = 0; reader < 30; reader += 1) expect((await attempt(`reader ${reader}`)).ok).toBe(true)
  expect(await attempt('the last')).toMatchObject({ ok: false, reason: 'limited' })
  expect((await attempt('the last', 'another network')).ok).toBe(true)
})

it('does the work that follows in the same statement, only for an attempt that passes', async () => {
  await db().$executeRaw`create table if not exists followed (n int)`
  const followUp = sql`done as (insert into followed select 1 from allowed returning n)`
  for (let times = 0; times < 5; times += 1) await countAttempt({ SIGN_UP_ADDRESS: 'one' }, followUp)
  expect(await db().$queryRaw`select count(*)::int from followed`).toEqual([{ count: 3 }])
})

it('keeps neither the address nor the network', async () => {
  await attempt('reader@example.org', '203.0.113.0/24')
  expect(JSON.stringify((await pool().query('select key from rate_limits')).rows)).not.toMatch(/reader|203/)
})

it('forgets a counter when its window is over', async () => {
  await attempt('one')
  expect(await eraseCounters()).toBe(0)
  await db().$executeRaw`update rate_limits set expire = expire - 3600000`
  expect(await eraseCounters()).toBe(3)
})
