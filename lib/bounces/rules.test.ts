import { describe, expect, it } from 'vitest'
import { describeDetail, readInstant, readMessageId } from './rules'

const id = '0193f0a2-1111-7222-8333-444455556666'

describe('the Message-ID of an edition', () => {
  it('names the edition and the subscriber', () => {
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

it('a server’s reply is kept short and without addresses', () => {
  expect(describeDetail('550 <me@example.org>\n  rcpt:you@example.org unknown')).toBe(
    '550 <(address)> rcpt:(address) unknown',
  )
  expect(describeDetail('x '.repeat(1000))).toHaveLength(300)
  const cut = describeDetail(`${'word '.repeat(399)}reader@example.org`)
  expect(cut).not.toContain('reader')
})

it('reads an invalid or future instant as now', () => {
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
])('reads an instant without regard to this machine’s time zone: %s', (text) => {
  expect(readInstant(text, new Date('2026-11-25T12:00:00Z'))).toEqual(new Date('2026-11-25T11:00:00Z'))
})
