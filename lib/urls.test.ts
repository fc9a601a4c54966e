import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameSettings } from '../testing/fixtures/settings'
import { ownPath } from './urls'

process.env.SITE_URL = 'https://support.example.org'
nameSettings()
const site = 'https://support.example.org'

describe('a path to continue to', () => {
  it.each([
    ['/', '/'],
    ['/account', '/account'],
    ['/staff/donations?state=paid&before=2026-11-01', '/staff/donations?state=paid&before=2026-11-01'],
    ['/account/donations?token=a.b.c#card', '/account/donations?token=a.b.c#card'],
    ['/donate?back=https%3A%2F%2Fexample.org%2Fx', '/donate?back=https%3A%2F%2Fexample.org%2Fx'],
    ['/sections/../donate', '/donate'],
    ['/sections/новости', '/sections/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8'],
  ])('follows %s', (given, followed) => {
    expect(ownPath(given)).toBe(followed)
  })

  it.each([
    undefined,
    '',
    'account',
    'https://evil.example',
    'https://support.example.org.evil.example',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/..//evil.example/x',
    '/.//evil.example',
    '/x/..//evil.example',
    '/x/../..//evil.example',
    '/%2e%2e//evil.example',
    '/%2E//evil.example',
    '/x/%2e%2e//evil.example',
    '/x//evil.example',
    '/%2fevil.example',
    '/%2F%2Fevil.example',
    '/%5cevil.example',
    '/x/..%5c/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.\r//evil.example',
    ' //evil.example',
    '/%09/evil.example',
    '/%00',
    '/\0',
    '/\u0085/evil.example',
    '/\u00a0/evil.example',
    '@evil.example',
  ])('refuses %j', (given) => {
    expect(ownPath(given)).toBeNull()
  })
})

/** The pieces of which such URLs are made, mixed with arbitrary text. */
const pieces = fc.constantFrom(
  ...['/', '//', '\\', '.', '..', '%2e', '%2E%2e', '%2f', '%5C', '%09', '%', '\t', '\n', '\r', '\0', ' '],
  ...['?', '#', '@', ':', 'http:', 'https://', 'javascript:', 'evil.example', 'x', 'й', '\ud800', '。', '/'],
)
const anyAddress = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
  fc.array(pieces, { maxLength: 12 }).map((list) => `/${list.join('')}`),
)

it('an accepted path resolves on this site, also after it is decoded once more', () => {
  fc.assert(
    fc.property(anyAddress, (given) => {
      const followed = ownPath(given)
      if (followed === null) return
      // Resolved from any of our pages, as a header or a link, and decoded once more on the way.
      for (const base of [site, `${site}/sign-in/confirm?token=x`, `${site}/a/b/`])
        expect(new URL(followed, base).origin).toBe(site)
      expect(new URL(followed, site).pathname).not.toMatch(/^\/[/\\]/)
      expect(followed).not.toMatch(/[\s\\\p{Cc}]/u)
      expect(ownPath(followed)).toBe(followed)
    }),
    { numRuns: 5000 },
  )
})
