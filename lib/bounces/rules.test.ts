import { describe, expect, it } from 'vitest'
import { describeDetail, readInstant, readMessageId } from './rules'

const id = '0193f0a2-1111-7222-8333-444455556666'

describe('the name of an edition’s mail', () => {
  it('says which edition to whom', () => {
    expect(readMessageId(`<12.${id}@news.example.org>`)).toEqual({ editionNumber: 12, subscriberId: id })
    expect(readMessageId(`12.${id}@news.example.org`)).toEqual({ editionNumber: 12, subscriberId: id })
  })

  it.each([
    '',
    `<${id}@x.org>`,
    `<1e3.${id}@x.org>`,
    '<12.me@x.org>',
    `<12.${id}@x.org> <13.${id}@x.org>`,
    null,
  ])('is not %s', (other) => expect(readMessageId(other)).toBeNull())
})

it('a server’s words are kept without addresses, and short', () => {
  expect(describeDetail('550 <me@example.org>\n  rcpt:you@example.org unknown')).toBe(
    '550 <(address)> rcpt:(address) unknown',
  )
  expect(describeDetail('x '.repeat(1000))).toHaveLength(300)
  const cut = describeDetail(`${'word '.repeat(399)}reader@example.org`)
  expect(cut).not.toContain('reader')
})

it('an instant that is none, or to come, is now', () => {
  const now = new Date('2026-11-25T12:00:00Z')
  expect(readInstant('2026-11-25T11:00:00Z', now)).toEqual(new Date('2026-11-25T11:00:00Z'))
  for (const other of [undefined, 'yesterday', '2027-01-01T00:00:00Z', 'Nov 24, 2026 10:00'])
    expect(readInstant(other, now)).toBe(now)
})

it.each([
  '2026-11-25T11:00:00Z',
  '2026-11-25T11:00:00.0000000Z',
  '2026-11-25T12:00:00+01:00',
  'Wed, 25 Nov 2026 13:00:00 +0200',
  'Wed, 25 Nov 2026 11:00:00 GMT',
  '2026-11-25T11:00:00',
  '2026-11-25 11:00:00.000',
])('an instant is the same whatever the zone of this machine: %s', (text) => {
  expect(readInstant(text, new Date('2026-11-25T12:00:00Z'))).toEqual(new Date('2026-11-25T11:00:00Z'))
})
