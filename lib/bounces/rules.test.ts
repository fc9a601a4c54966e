import { describe, expect, it } from 'vitest'
import { describeDetail, isFresh, readInstant, readMessageId } from './rules'

const id = '0193f0a2-1111-7222-8333-444455556666'

describe('the Message-ID of an edition', () => {
  it('names the edition and the subscriber', () => {
    expect(readMessageId(`<12.${id}@news.example.org>`)).toEqual({ editionNumber: 12, subscriberId: id })
    expect(readMessageId(`<12.${id}.2@news.example.org>`)).toEqual({
      editionNumber: 12,
      subscriberId: id,
      sending: 2,
    })
    expect(readMessageId(`<${id}.2@news.example.org>`)).toBeNull()
    expect(readMessageId(`12.${id}@news.example.org`)).toEqual({ editionNumber: 12, subscriberId: id })
    expect(readMessageId(` \t<123456789.${id}@a>\r\n `)).toEqual({
      editionNumber: 123456789,
      subscriberId: id,
    })
  })

  it('names a mail of the outbox by its id alone', () => {
    expect(readMessageId(`<${id}@news.example.org>`)).toEqual({ mailId: id })
  })

  it.each([
    '',
    `<1e3.${id}@x.org>`,
    '<12.me@x.org>',
    `<12.${id}@x.org> <13.${id}@x.org>`,
    `Re: <12.${id}@x.org>`,
    `<1234567890.${id}@x.org>`,
    `<12.${id.toUpperCase()}@x.org>`,
    `<12.${id.slice(1)}@x.org>`,
    `<12.${id.slice(0, -1)}@x.org>`,
    `<12.${id.replaceAll('-', '')}@x.org>`,
    `<12.${id}@>`,
    `<12.${id}@x@y>`,
    `<12.${id}@x y>`,
    `${' '.repeat(1000)}<12.${id}@x.org>`,
    null,
    undefined,
  ])('is not %s', (other) => expect(readMessageId(other)).toBeNull())
})

it('a server’s reply is kept short and without addresses', () => {
  expect(describeDetail('550 <me@example.org>\n  rcpt:you@example.org unknown')).toBe(
    '550 <(address)> rcpt:(address) unknown',
  )
  expect(describeDetail('  550   no \t such user\n')).toBe('550 no such user')
  expect(describeDetail('x '.repeat(1000))).toHaveLength(300)
  const cut = describeDetail(`${'word '.repeat(399)}reader@example.org`)
  expect(cut).not.toContain('reader')
})

it('a signed request is fresh for the tolerance before and after now, to the second', () => {
  const now = new Date('2026-11-25T12:00:00Z')
  const isFreshAt = (offset: number) => isFresh(now.getTime() / 1000 + offset, { now, minutes: 5 })
  expect([-301, -300, 0, 300, 301].map(isFreshAt)).toEqual([false, true, true, true, false])
})

describe('an instant', () => {
  const now = new Date('2026-11-25T12:00:00Z')

  it('is read from text or from seconds', () => {
    expect(readInstant('2026-11-25T11:00:00Z', now)).toEqual(new Date('2026-11-25T11:00:00Z'))
    expect(readInstant(1_795_600_800, now)).toEqual(new Date('2026-11-25T10:00:00Z'))
    expect(readInstant(' 2026-11-25T11:00:00Z\n', now)).toEqual(new Date('2026-11-25T11:00:00Z'))
  })

  it.each([
    ...[
      undefined,
      '',
      'yesterday',
      'Nov 24, 2026 10:00',
      '24 Nov 2026 10:00:00 EST',
      '2026-11-24',
      'GMT',
      'GMT 24 Nov 2026 10:00',
    ],
    ...['x2026-11-24T11:00:00', '2026-11-24T11:00:00 x', '2026-11-24T11:00:00Z EST', '2026-11-31T99:00:00Z'],
    ...[Number.NaN, Number.POSITIVE_INFINITY, ' '.repeat(100) + '2026-11-24T11:00:00Z'],
  ])('is now if it cannot be read: %s', (given) => expect(readInstant(given, now)).toBe(now))

  it('is now if it is in the future, or older than any mail of ours', () => {
    const read = (given: string) => readInstant(given, now).toISOString()
    expect(read('2026-11-25T12:00:00.001Z')).toBe(now.toISOString())
    expect(read('2000-01-01T00:00:00Z')).toBe('2000-01-01T00:00:00.000Z')
    expect(read('1999-12-31T23:59:59Z')).toBe(now.toISOString())
    expect(readInstant(0, now)).toBe(now)
  })
})

it.each([
  '2026-11-25T11:00:00Z',
  '2026-11-25T11:00:00.0000000Z',
  '2026-11-25T12:00:00+01:00',
  'Wed, 25 Nov 2026 13:00:00 +0200',
  'Wed, 25 Nov 2026 11:00:00 GMT',
  '2026-11-25T11:00:00',
  '2026-11-25 11:00:00.000',
  '2026-11-25T11:00',
  '2026-11-25T05:30:00-0530',
  'Wed, 25 Nov 2026 11:00:00 UTC',
])('reads an instant without regard to this machine’s time zone: %s', (text) => {
  expect(readInstant(text, new Date('2026-11-25T12:00:00Z'))).toEqual(new Date('2026-11-25T11:00:00Z'))
})
