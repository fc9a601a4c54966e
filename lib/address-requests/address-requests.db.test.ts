import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { work } from '../../testing/fixtures/work'
import { world } from '../../testing/world'
import { db, inTransaction } from '../db'
import { signUp } from '../newsletter/sign-up/sign-up'
import { unsubscribe } from '../newsletter/preferences/unsubscribe'
import { suppressionHash } from '../readers/queries'
import { signToken } from '../secrets/tokens'
import { takeSignUp } from '../newsletter/sign-up/take-sign-up'
import { eraseFailedRequests, requeueStuckRequests } from './requeue-stuck-requests'
import { takeRequest, type Takers } from './take-request'

// The line "Form with an address" of docs/guarantees.md, with a sign-up as the example.

const now = new Date('2026-11-24T12:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const days = (count: number) => later(count * 1440)
const takers = { 'sign-up': takeSignUp } as unknown as Takers

/** A sign-up that no worker has seen yet; the id of its request. */
async function press(email: string, at = now): Promise<string> {
  await signUp({ email, page: '/newsletter', website: '' }, { now: at, ip: '203.0.113.7', language: 'en' })
  const [newest] = await db().$queryRaw<{ id: string }[]>`
    select id from address_requests where content->>'email' = ${email} order by created_at desc limit 1`
  return newest?.id ?? ''
}

const email = () => `${randomUUID()}@example.org`
const find = (address: string) =>
  db().subscriber.findUnique({ where: { email: address }, include: { consents: { orderBy: { id: 'asc' } } } })
const mailsTo = (address: string) =>
  world().mails.mails.filter(({ envelope }) => envelope.to.includes(address)).length
const loseJobs = () => db().$executeRaw`delete from graphile_worker._private_jobs`

beforeEach(async () => {
  await loseJobs()
  await db().$executeRaw`truncate rate_limits, address_requests`
})

describe('a request', () => {
  it('is carried out once, however often and on however many machines its job runs', async () => {
    const reader = email()
    const id = await press(reader)
    await Promise.all(Array.from({ length: 6 }, () => takeRequest(id, takers)))
    await takeRequest(id, takers)
    await work(2)
    expect(await find(reader)).toMatchObject({ request: 1 })
    expect(mailsTo(reader)).toBe(1)
  })

  it('leaves no row once it is carried out', async () => {
    await press(email())
    await press('robot@mailinator.com')
    expect(await db().addressRequest.count()).toBe(2)
    await work()
    expect(await db().addressRequest.count()).toBe(0)
  })

  it('that comes late has the time at which the button was pressed', async () => {
    const reader = email()
    await press(reader, later(-300))
    await work()
    const subscriber = await find(reader)
    expect(subscriber).toMatchObject({ requestedAt: later(-300) })
    expect(subscriber?.consents[0]).toMatchObject({ kind: 'asked', at: later(-300) })
  })

  it('is carried out whole or not at all', async () => {
    const reader = email()
    const id = await press(reader)
    const broken = {
      'sign-up': async (...given: Parameters<typeof takeSignUp>) => {
        await takeSignUp(...given)
        throw new Error('killed half-way')
      },
    } as unknown as Takers
    await expect(takeRequest(id, broken)).rejects.toThrow('killed half-way')
    expect(await find(reader)).toBeNull()
    await takeRequest(id, takers)
    expect(await find(reader)).toMatchObject({ request: 1 })
  })

  it('meets the state of its own moment: an address that was suppressed meanwhile gets no mail', async () => {
    const reader = email()
    await press(reader)
    const addressHash = suppressionHash(reader)
    await db().suppression.create({ data: { addressHash, reason: 'complaint', at: now } })
    await work()
    expect(mailsTo(reader)).toBe(0)
    expect(await find(reader)).toBeNull()
  })

  it('does not bring back a reader who unsubscribed after it', async () => {
    const reader = email()
    const { id } = await db().subscriber.create({
      data: { email: reader, state: 'confirmed', requestedAt: now },
    })
    await press(reader, later(1))
    await unsubscribe(signToken('unsubscribe', { subject: id }), { now: later(2), page: '/' })
    await work()
    expect(await find(reader)).toMatchObject({ state: 'unsubscribed' })
    expect(mailsTo(reader)).toBe(0)
  })

  it('may come after a later one: both links of the reader work', async () => {
    const reader = email()
    const first = await press(reader)
    const second = await press(reader, later(1))
    await takeRequest(second, takers)
    await takeRequest(first, takers)
    await work()
    expect(await find(reader)).toMatchObject({ state: 'unconfirmed', request: 2, withdrawnRequest: 0 })
    expect(mailsTo(reader)).toBe(2)
  })
})

describe('a lost job', () => {
  it('is queued again after a minute, and a living one is left', async () => {
    const reader = email()
    await press(reader)
    await loseJobs()
    expect(await requeueStuckRequests(later(0.5))).toBe(0)
    expect(await requeueStuckRequests(later(2))).toBe(1)
    expect(await requeueStuckRequests(later(2))).toBe(0)
    await work()
    expect(mailsTo(reader)).toBe(1)
  })

  it('of a killed worker is queued again after a minute, and the request is still carried out once', async () => {
    const reader = email()
    const id = await press(reader)
    await db().$executeRaw`
      update graphile_worker._private_jobs set locked_at = clock_timestamp(), locked_by = 'a killed worker', attempts = 1`
    expect(await requeueStuckRequests(later(2))).toBe(1)
    await work()
    await takeRequest(id, takers)
    expect(await find(reader)).toMatchObject({ request: 1 })
  })

  it('is not one that a worker is just carrying out', async () => {
    const id = await press(email())
    await loseJobs()
    await inTransaction(async (transaction) => {
      await transaction.$executeRaw`select from address_requests where id = ${id}::uuid for update`
      expect(await requeueStuckRequests(later(2))).toBe(0)
    })
    expect(await requeueStuckRequests(later(2))).toBe(1)
  })

  it('that failed for three days is given up, and nothing of it stays', async () => {
    await press(email())
    expect(await eraseFailedRequests(days(4))).toBe(0)
    await db().$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts`
    expect(await eraseFailedRequests(days(2))).toBe(0)
    expect(await eraseFailedRequests(days(4))).toBe(1)
    expect(await db().addressRequest.count()).toBe(0)
  })
})
