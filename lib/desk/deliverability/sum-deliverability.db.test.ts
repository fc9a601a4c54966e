import { expect, it } from 'vitest'
import { makeApprovedEdition, subscribe } from '../../../testing/fixtures/sending'
import { db } from '../../db'
import { fewestReaders, sumClosed } from '../../editions/sending/closing/sum-closed'
import { listHeldDomains } from './list-held-domains'
import { sumByDomain, sumByEdition, sumOtherMail } from './sum-deliverability'

const at = new Date('2026-11-27T08:00:00Z')

it('adds up an edition by domain; domains with few readers are shown together', async () => {
  const number = await makeApprovedEdition()
  await db().edition.update({ where: { number }, data: { audience: 13, state: 'sending' } })
  const large = await subscribe(7, { domain: 'large.example' })
  const small = await subscribe(fewestReaders - 1, { domain: 'small.example' })
  const tiny = await subscribe(1, { domain: 'tiny.example' })
  const states = ['sent', 'sent', 'sent', 'waiting', 'refused', 'refused', 'sent'] as const
  await db().delivery.createMany({
    data: [
      ...large.map(({ id }, index) => ({ subscriberId: id, state: states[index] ?? 'sent' })),
      ...[...small, ...tiny].map(({ id }) => ({ subscriberId: id, state: 'sent' as const })),
      { subscriberId: '01930000-0000-7000-8000-00000000000f', state: 'sent' as const },
    ].map((delivery) => ({ ...delivery, editionNumber: number, outcomeAt: at })),
  })
  const event = (id: string, kind: 'hard_bounce' | 'policy_block' | 'complaint', domain: string | null) => ({
    id,
    kind,
    domain,
    at,
    editionNumber: number,
    detail: `what ${id} says`,
  })
  await db().mailEvent.createMany({
    data: [
      event('1', 'hard_bounce', 'large.example'),
      event('2', 'policy_block', 'large.example'),
      event('3', 'policy_block', 'large.example'),
      event('4', 'complaint', 'small.example'),
      event('5', 'hard_bounce', null),
    ],
  })
  const none = { waiting: 0, refused: 0, hard: 0, soft: 0, ours: 0, complaints: 0 }
  const [first, others, ...rest] = await sumByDomain(number)
  expect(rest).toEqual([])
  expect(first).toEqual({
    ...none,
    domain: 'large.example',
    audience: 7,
    sent: 4,
    waiting: 1,
    refused: 2,
    hard: 1,
    ours: 2,
    words: expect.stringMatching(/^what [23] says$/) as string,
  })
  expect(others).toEqual({ ...none, domain: null, audience: 6, sent: 6, hard: 1, complaints: 1, words: null })
  expect(await sumByEdition()).toMatchObject([
    { number, audience: 13, sent: 10, waiting: 1, refused: 2, hard: 2, soft: 0, ours: 2, complaints: 1 },
  ])

  // Once the edition is closed its sums are stored, and say the same whatever becomes of its deliveries and readers.
  const live = [await sumByDomain(number), await sumByEdition()]
  const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
  await db().edition.update({ where: { number }, data: { state: 'sent', closedAt: at } })
  expect(await sumClosed(minutesLater(9))).toBe(0)
  expect(await Promise.all([1, 2].map(() => sumClosed(minutesLater(10))))).toEqual(
    expect.arrayContaining([0, 1]),
  )
  await db().delivery.updateMany({ where: { editionNumber: number }, data: { state: 'cancelled' } })
  expect([await sumByDomain(number), await sumByEdition()]).toEqual(live)
  expect(
    await db().deliverySum.findMany({ where: { domain: { in: ['small.example', 'tiny.example'] } } }),
  ).toEqual([])
  // Opened again, it is counted.
  await db().edition.update({ where: { number }, data: { state: 'sending', closedAt: null } })
  expect(await sumByEdition()).toMatchObject([{ number, sent: 0 }])
  await db().edition.update({ where: { number }, data: { state: 'sent', closedAt: minutesLater(30) } })
  expect(await sumClosed(minutesLater(41))).toBe(1)
  expect(await sumByEdition()).toMatchObject([{ number, audience: 13, sent: 0 }])
  await db().delivery.updateMany({
    where: { editionNumber: number, subscriberId: large[3]?.id ?? '' },
    data: { state: 'waiting' },
  })
  await db().edition.update({ where: { number }, data: { state: 'sending', closedAt: null } })

  const until = new Date(Date.now() + 60_000)
  const hold = { refusals: 3, lastAt: at, openedAt: at, lastWords: '554 blocked', until }
  await db().domainHold.createMany({
    data: [
      { domain: 'large.example', ...hold },
      { domain: 'free.example', refusals: 1, lastAt: at },
    ],
  })
  expect(await listHeldDomains()).toEqual([
    { domain: 'large.example', refusals: 3, openedAt: at, until, words: '554 blocked', waiting: 1 },
  ])
})

it('adds up other mail of the last month by its kind', async () => {
  const later = new Date(at.getTime() + 31 * 86_400_000)
  const event = { kind: 'hard_bounce', mailKind: 'receipt', domain: 'a.example' } as const
  await db().mailEvent.createMany({
    data: [
      { ...event, id: 'r1', at },
      { ...event, id: 'r2', at: later },
    ],
  })
  expect(await sumOtherMail(later)).toEqual([{ kind: 'receipt', hard: 1, soft: 0, ours: 0, complaints: 0 }])
})
