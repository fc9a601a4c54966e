import { expect, it } from 'vitest'
import { db } from '../../db'
import { listEditionTroubles } from './list-edition-troubles'

const now = new Date('2026-11-28T12:00:00Z')
const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000)
const bytes = { html: 'A', text: 'B', bytesHash: 'C' }

it('finds the editions that need a person, and no others', async () => {
  const editions = [
    { state: 'skipped', reason: 'not_approved', sendsAt: daysBefore(8) },
    { state: 'skipped', reason: 'too_few_articles', sendsAt: daysBefore(6) },
    { state: 'held', reason: 'late', sendsAt: daysBefore(50) },
    { state: 'sending', ...bytes, sendsAt: daysBefore(1) },
    { state: 'sending', ...bytes, sendsAt: daysBefore(1), breakerUntil: new Date(Date.now() + 60_000) },
    { state: 'submitted', sendsAt: now },
    { state: 'draft', sendsAt: now },
    { state: 'approved', ...bytes, sendsAt: now },
    { state: 'sent', sendsAt: daysBefore(2) },
  ] as const
  await db().edition.createMany({
    data: editions.map((edition, index) => ({
      subject: '',
      preheader: '',
      openingNote: '',
      number: index + 1,
      dueOn: new Date(Date.UTC(2026, 10, index + 1)),
      ...edition,
    })),
  })
  expect(await listEditionTroubles(now)).toEqual([
    { number: 6, state: 'submitted', reason: null, sendsAt: now },
    { number: 5, state: 'sending', reason: null, sendsAt: daysBefore(1) },
    { number: 3, state: 'held', reason: 'late', sendsAt: daysBefore(50) },
    { number: 2, state: 'skipped', reason: 'too_few_articles', sendsAt: daysBefore(6) },
  ])
})
