import { beforeAll, describe, expect, it } from 'vitest'
import { fingerprint, numberedSubject, readToken, signToken, splitSubject } from './tokens'
import { nameSettings } from '../../testing/fixtures/settings'

const now = new Date('2026-11-23T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeAll(nameSettings)

describe('a signed link', () => {
  it('names its subject until its last second', () => {
    const token = signToken('confirm-subscription', { subject: 'abc_1', expiresAt: later(60) })
    expect(readToken('confirm-subscription', token, later(60))).toEqual({ ok: true, value: 'abc_1' })
    expect(readToken('confirm-subscription', token, later(61))).toEqual({
      ok: false,
      reason: 'expired',
      subject: 'abc_1',
    })
  })

  it('reads the same with and without URL encoding', () => {
    const id = '0197a3c2-7b1e-7c55-9d0e-5f1c2b3a4d5e'
    const token = signToken('confirm-subscription', { subject: numberedSubject(id, 2), expiresAt: later(60) })
    expect(new URLSearchParams({ token }).toString()).toBe(`token=${token}`)
    const read = readToken('confirm-subscription', token, now)
    expect(read.ok && splitSubject(read.value)).toEqual({ id, number: 2 })
  })

  it.each(['', 'abc:1', 'abc.1', 'a b', 'abc~1', 'абв'])('has no subject such as "%s"', (subject) => {
    expect(() => signToken('unsubscribe', { subject })).toThrow('odd characters')
  })

  it('never expires if it was given no expiry', () => {
    const token = signToken('unsubscribe', { subject: 'abc' })
    expect(readToken('unsubscribe', token, new Date('2099-01-01T00:00:00Z')).ok).toBe(true)
  })

  it('is valid for one purpose only', () => {
    const token = signToken('unsubscribe', { subject: 'abc' })
    expect(readToken('cancel-reminder', token, now)).toEqual({ ok: false, reason: 'unknown' })
  })

  it.each(['', '.', 'abc', 'abc.0', 'abc.0.', 'a.b.c.d'])('"%s" is unknown', (token) => {
    expect(readToken('unsubscribe', token, now)).toEqual({ ok: false, reason: 'unknown' })
  })

  it('is read with what mail programs and people put around it', () => {
    const subject = '3d97a3c2-7b1e-7c55-9d0e-5f1c2b3a4d5e'
    const token = signToken('unsubscribe', { subject })
    const half = Math.floor(token.length / 2)
    const mangled = [
      ...[
        '>',
        '.',
        ')',
        ']',
        '"',
        '”',
        ',',
        '&amp;',
        '&gt;',
        '%3E',
        '%20',
        '&utm_source=x',
        '=',
        '_',
        '-',
        '/x',
      ].map((end) => token + end),
      ...['=3D', '3D', '3d', '<', '(', ' ', '\u200b'].map((start) => start + token),
      ...['=\r\n', '\n ', '=', ' ', '\u00ad'].map(
        (middle) => token.slice(0, half) + middle + token.slice(half),
      ),
      `3D${token}>.`,
      token.replaceAll('.', '%2E'),
    ]
    for (const text of mangled)
      expect(readToken('unsubscribe', text, now), text).toEqual({ ok: true, value: subject })
    // A part that is missing cannot be guessed.
    for (const text of [token.slice(0, -1), token.slice(1), token.toUpperCase(), '>'.repeat(100_000)])
      expect(readToken('unsubscribe', text, now).ok, text.slice(0, 100)).toBe(false)
  })

  it('is unknown as soon as any letter is changed', () => {
    const token = signToken('confirm-reminder', { subject: 'abc_1', expiresAt: later(60) })
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A'
      const forged = token.slice(0, at) + other + token.slice(at + 1)
      expect(readToken('confirm-reminder', forged, now)).toEqual({ ok: false, reason: 'unknown' })
    }
  })
})

describe('a fingerprint', () => {
  it('is the same only for the same value and purpose', () => {
    expect(fingerprint('limit', 'reader@example.org')).toBe(fingerprint('limit', 'reader@example.org'))
    expect(fingerprint('limit', 'reader@example.org')).not.toBe(
      fingerprint('suppression', 'reader@example.org'),
    )
    expect(fingerprint('limit', 'reader@example.org')).not.toContain('reader')
  })
})
