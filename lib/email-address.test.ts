import { describe, expect, it } from 'vitest'
import { emailSchema, maskAddress, readEmail, suggestAddress } from './email-address'
import { isDisposable } from './disposable-address'

describe('an address as we keep it', () => {
  it.each([
    [' Reader@Example.COM ', 'reader@example.com'],
    ['reader+news@example.org', 'reader+news@example.org'],
    ['ｒeader@example.org', 'reader@example.org'],
    ['leser@müller.de', 'leser@xn--mller-kva.de'],
  ])('%s becomes %s', (typed, kept) => expect(emailSchema.parse(typed)).toBe(kept))

  it.each([
    '',
    '   ',
    'reader',
    '@example.org',
    'reader@',
    'a b@example.org',
    'reader@example',
    `${'a'.repeat(250)}@example.org`,
  ])('"%s" is refused with an instruction', (typed) => {
    const refused = emailSchema.safeParse(typed)
    expect(refused.success).toBe(false)
    expect(refused.error?.issues[0]?.message).toMatch(/^(Enter|This address is longer)/)
  })

  it('never lets a line break through, which could write headers', () => {
    expect(emailSchema.safeParse('reader@example.org\r\nBcc: all@example.org').success).toBe(false)
  })
})

describe('an address in a file of a million lines', () => {
  it.each([
    'reader@example.org',
    ' Reader.Name+news@Example.co.UK ',
    'o_brien-2@mail-1.example.org',
    'reader@müller.de',
    'reader@xn--mller-kva.de',
    "o'brien@example.org",
    '-a@example.org',
    'a..b@example.org',
    '.a@example.org',
    'a.@example.org',
    'a@-example.org',
    'a@example-.org',
    'a@ex--ample.org',
    'a@example.1',
    'a@1.2.3.4',
    'a@b@example.org',
    'a b@example.org',
    'a@example.org\r\nBcc: all@example.org',
    'a\0@example.org',
    '\u212Aelvin@example.org',
    '',
    '  ',
    `${'a'.repeat(250)}@example.org`,
  ])('%j is judged as in a form', (typed) => {
    const [quick, form] = [readEmail(typed), emailSchema.safeParse(typed)]
    expect(quick.ok ? quick.value : null).toBe(form.success ? form.data : null)
  })

  it('says what is wrong with it', () => {
    expect(readEmail(' ')).toEqual({ ok: false, reason: 'no_address' })
    expect(readEmail('reader')).toEqual({ ok: false, reason: 'not_an_address' })
    expect(readEmail(`${'a'.repeat(250)}@example.org`)).toEqual({ ok: false, reason: 'too_long' })
  })
})

describe('a slip of the finger', () => {
  it.each([
    ['reader@gmial.com', 'reader@gmail.com'],
    ['reader@gmial.con', 'reader@gmail.com'],
    ['reader@gamil.com', 'reader@gmail.com'],
    ['reader@hotmial.com', 'reader@hotmail.com'],
    ['reader@yandex.r', 'reader@yandex.ru'],
    ['reader@telent.be', 'reader@telenet.be'],
    ['reader@zigo.nl', 'reader@ziggo.nl'],
    ['reader@protonmial.com', 'reader@protonmail.com'],
  ])('%s is probably %s', (typed, meant) => expect(suggestAddress(typed)).toBe(meant))

  it.each([
    'reader@gmail.com',
    'reader@mail.ru',
    'reader@themoscowtimes.com',
    'reader@uva.nl',
    'reader@gmx.at',
    'reader@ya.ru',
    'reader@ge.com',
  ])('%s is left alone', (typed) => expect(suggestAddress(typed)).toBeNull())
})

describe('a throw-away mailbox', () => {
  it('is recognised', () => {
    expect(isDisposable('reader@mailinator.com')).toBe(true)
    expect(isDisposable('reader@gmail.com')).toBe(false)
  })
})

describe('an address behind a mask', () => {
  it.each([
    ['reader@gmail.com', 'r•••@gmail.com'],
    ['anna@karenina.example.org', 'a•••@k•••.org'],
  ])('%s is shown as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })
})
