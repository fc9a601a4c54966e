import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { db } from '../db'
import { cancelOwnReminder } from './cancel-own-reminder'

const now = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-11-25T12:00:00Z')

async function reminder(
  email: string,
  state: 'unconfirmed' | 'waiting' | 'sent' = 'waiting',
): Promise<string> {
  const day = { dueOn: new Date('2026-12-24'), createdAt: now }
  const wish = { frequency: 'monthly', currency: 'usd', neutralMail: false, request: 1 } as const
  const closedAt = state === 'sent' ? now : null
  return (await db().reminder.create({ data: { email, state, closedAt, ...day, ...wish } })).id
}
const read = (id: string) =>
  db().reminder.findUniqueOrThrow({ where: { id }, select: { state: true, closedAt: true } })

it('cancels a reminder of the signed-in address, once', async () => {
  const ids = [await reminder('one@example.org'), await reminder('two@example.org', 'unconfirmed')]
  for (const [place, email] of ['one@example.org', 'two@example.org'].entries()) {
    const id = ids[place] ?? ''
    await cancelOwnReminder({ email, id }, now)
    await cancelOwnReminder({ email, id }, later)
    expect(await read(id)).toEqual({ state: 'cancelled', closedAt: now })
  }
})

it('does not cancel somebody else’s reminder, with any id', async () => {
  const id = await reminder('theirs@example.org')
  for (const email of ['mine@example.org', '', '%', 'THEIRS@example.org'])
    await cancelOwnReminder({ email, id }, now)
  await cancelOwnReminder({ email: 'theirs@example.org', id: randomUUID() }, now)
  expect(await read(id)).toEqual({ state: 'waiting', closedAt: null })
})

it('does not change a sent reminder', async () => {
  const id = await reminder('sent@example.org', 'sent')
  await cancelOwnReminder({ email: 'sent@example.org', id }, later)
  expect(await read(id)).toEqual({ state: 'sent', closedAt: now })
})
