import { beforeEach, expect, it, vi } from 'vitest'
import { world } from '../../testing/world'
import { work } from '../../testing/fixtures/work'
import { db, inTransaction } from '../db'
import { deliverMail } from './deliver-mail'
import { postMail } from './post-mail'
import { hangUp } from './smtp'
import { requeueStuckMails } from './requeue-stuck-mails'

const now = new Date('2026-11-23T12:00:00Z')
const content = { subject: 'A mail', html: '<p>Words</p>', text: 'Words', headers: { 'X-Kind': 'test' } }
const mailsTo = (address: string) =>
  world().mails.mails.filter(({ envelope }) => envelope.to.includes(address))

async function post(name: string): Promise<{ id: string; to: string }> {
  const to = `${name}@example.org`
  await inTransaction((transaction) =>
    postMail(transaction, { uniqueKey: name, kind: 'test', to, content }, now),
  )
  const { id } = await db().mail.findUniqueOrThrow({ where: { uniqueKey: name } })
  return { id, to }
}

const row = (id: string) => db().mail.findUniqueOrThrow({ where: { id } })

// A connection that an earlier test left open would be reused.
beforeEach(async () => {
  hangUp()
  world().mails.behave()
  await db().outboxBreaker.update({ where: { id: 1 }, data: { failures: 0, trips: 0, openUntil: null } })
})

it('is sent at once although the clock of the machine that posted it is a day fast', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
  const { to } = await post('fast-clock').finally(vi.useRealTimers)
  await work()
  expect(mailsTo(to)).toHaveLength(1)
})

it('is sent once, and its text is deleted', async () => {
  const { id, to } = await post('plain')
  await deliverMail(id, { now })
  expect(mailsTo(to)).toHaveLength(1)
  expect(mailsTo(to)[0]).toMatchObject({ subject: 'A mail', messageId: `<${id}@localhost>` })
  expect(mailsTo(to)[0]?.headers.get('x-kind')).toBe('test')
  expect(await row(id)).toMatchObject({ state: 'sent', html: '', text: '', attempts: 1, sentAt: now })
})

it('is one mail for one key, even if it is posted twice', async () => {
  for (let times = 0; times < 3; times += 1) await post('again')
  await work()
  expect(mailsTo('again@example.org')).toHaveLength(1)
})

it('is rolled back with its transaction', async () => {
  const attempt = inTransaction(async (transaction) => {
    await postMail(transaction, { uniqueKey: 'undone', kind: 'test', to: 'undone@example.org', content }, now)
    throw new Error('the rest did not work out')
  })
  await expect(attempt).rejects.toThrow('the rest did not work out')
  await work()
  expect(mailsTo('undone@example.org')).toHaveLength(0)
  expect(await db().mail.count({ where: { uniqueKey: 'undone' } })).toBe(0)
})

it('is sent once if twenty workers try it at the same time', async () => {
  const { id, to } = await post('raced')
  await Promise.all(Array.from({ length: 20 }, () => deliverMail(id, { now })))
  expect(mailsTo(to)).toHaveLength(1)
})

it.each(['connect', 'from', 'to', 'data', 'taken'] as const)(
  'waits and tries again when it is refused for now at "%s"',
  async (at) => {
    const { id, to } = await post(`later-${at}`)
    world().mails.misbehave({ at, does: { refuse: 450 } })
    await deliverMail(id, { now })
    expect(await row(id)).toMatchObject({ state: 'waiting', attempts: 1 })
    await deliverMail(id, { now })
    expect(await row(id)).toMatchObject({ attempts: 1 })

    world().mails.behave()
    await db().$executeRaw`update mails set next_attempt_at = now() where id = ${id}::uuid`
    await deliverMail(id, { now })
    expect(mailsTo(to)).toHaveLength(1)
  },
)

it('is given up if its recipient is refused permanently', async () => {
  const { id, to } = await post('gone')
  world().mails.misbehave({ at: 'to', does: { refuse: 550 } })
  await deliverMail(id, { now })
  expect(await row(id)).toMatchObject({ state: 'refused' })
  expect((await row(id)).lastError).toContain('550')
  expect((await row(id)).lastError).not.toContain(to)
})

it('is not given up if the server refuses everybody', async () => {
  const { id } = await post('everybody')
  world().mails.misbehave({ at: 'from', does: { refuse: 550 } })
  await deliverMail(id, { now })
  expect(await row(id)).toMatchObject({ state: 'waiting' })
})

it('is tried again if its worker has died', async () => {
  const { id, to } = await post('orphan')
  await db().$executeRaw`
    update mails set state = 'sending', attempts = 1, lease_until = now() + interval '1 minute' where id = ${id}::uuid`
  await deliverMail(id, { now })
  expect(mailsTo(to)).toHaveLength(0)

  await db().$executeRaw`update mails set lease_until = now() - interval '1 second' where id = ${id}::uuid`
  await requeueStuckMails()
  await work()
  expect(mailsTo(to)).toHaveLength(1)
})

const breaker = () => db().outboxBreaker.findUniqueOrThrow({ where: { id: 1 } })
const letPauseEnd = () =>
  db().$executeRaw`update outbox_breaker set open_until = clock_timestamp() where id = 1`

it('opens a breaker if the server fails five times in a row; then one mail tries, and all follow', async () => {
  world().mails.misbehave({ at: 'connect', does: { refuse: 421 } })
  const mails = await Promise.all(Array.from({ length: 8 }, (_, index) => post(`breaker-${index}`)))
  for (const { id } of mails) await deliverMail(id, { now })
  expect(await breaker()).toMatchObject({ trips: 1 })
  const states = await Promise.all(mails.map(({ id }) => row(id)))
  expect(states.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1, 0, 0, 0])

  await requeueStuckMails()
  await work()
  expect((await row(mails[7]?.id ?? '')).attempts).toBe(0)

  await db().$executeRaw`update mails set next_attempt_at = now() where state = 'waiting'`
  await letPauseEnd()
  await Promise.all(mails.map(({ id }) => deliverMail(id, { now })))
  expect(await breaker()).toMatchObject({ trips: 2 })
  const tries = (await Promise.all(mails.map(({ id }) => row(id)))).map(({ attempts }) => attempts)
  expect(tries.reduce((sum, count) => sum + count, 0)).toBe(6)

  world().mails.behave()
  await db().$executeRaw`update mails set next_attempt_at = now() where state = 'waiting'`
  await letPauseEnd()
  expect(await requeueStuckMails()).toBe(1)
  await work()
  expect(await breaker()).toMatchObject({ trips: 0, failures: 0, openUntil: null })
  for (const { to } of mails) expect(mailsTo(to)).toHaveLength(1)
})

it('is not opened by a refused mailbox, nor by failures with a success in between', async () => {
  for (let times = 0; times < 6; times += 1) {
    const { id } = await post(`mailbox-${times}`)
    world().mails.misbehave({ at: 'to', does: { refuse: 450 } })
    await deliverMail(id, { now })
  }
  expect(await breaker()).toMatchObject({ failures: 0, trips: 0 })
  for (let times = 0; times < 4; times += 1) {
    const { id } = await post(`broken-${times}`)
    world().mails.misbehave({ at: 'data', does: 'hang up' })
    await deliverMail(id, { now })
  }
  expect(await breaker()).toMatchObject({ failures: 4, trips: 0 })
  world().mails.behave()
  await deliverMail((await post('well')).id, { now })
  expect(await breaker()).toMatchObject({ failures: 0, trips: 0 })
})
