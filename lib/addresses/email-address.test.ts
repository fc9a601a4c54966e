import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDisposable } from './disposable-address'
import {
  emailSchema,
  keepAddress,
  needsSmtpUtf8,
  readAddressSearch,
  readEmail,
  showAddress,
  showAddressToStaff,
} from './email-address'
import { maskAddress } from './mask-address'
import { suggestAddress } from './suggest-address'

describe('the stored form of an address', () => {
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
  ])('refuses "%s" and says what to do', (typed) => {
    const refused = emailSchema.safeParse(typed)
    expect(refused.success).toBe(false)
    expect(refused.error?.issues).toHaveLength(1)
    expect(refused.error?.issues[0]?.message).toMatch(/^(Enter|This address is longer)/)
  })

  it('refuses a line break, which could add a mail header', () => {
    expect(emailSchema.safeParse('reader@example.org\r\nBcc: all@example.org').success).toBe(false)
  })
})

describe('an address in a large file', () => {
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
  ])('judges %j as a form does', (typed) => {
    const [quick, form] = [readEmail(typed), emailSchema.safeParse(typed)]
    expect(quick.ok ? quick.value : null).toBe(form.success ? form.data : null)
  })

  it('says what is wrong with it', () => {
    expect(readEmail(' ')).toEqual({ ok: false, reason: 'no_address' })
    expect(readEmail('reader')).toEqual({ ok: false, reason: 'not_an_address' })
    expect(readEmail(`${'a'.repeat(250)}@example.org`)).toEqual({ ok: false, reason: 'too_long' })
  })
})

function readOk(typed: string): string {
  const read = readEmail(typed)
  return read.ok ? read.value : `refused: ${read.reason}`
}

describe('addresses that other systems refuse', () => {
  const [primer, moskva] = ['xn--e1afmkfd.xn--p1ai', 'xn--d1abbgf6aiiy.xn--80adxhks']
  it.each([
    ['reader@пример.рф', `reader@${primer}`],
    ['Reader@ПРИМЕР.РФ', `reader@${primer}`],
    ['reader@xn--e1afmkfd.xn--p1ai', `reader@${primer}`],
    ['reader@XN--E1AFMKFD.XN--P1AI', `reader@${primer}`],
    ['reader@президент.москва', `reader@${moskva}`],
    ['reader@straße.de', 'reader@xn--strae-oqa.de'],
    ['reader@مثال.مصر', 'reader@xn--mgbh0fb.xn--wgbh1c'],
    ['smith&jones@example.org', 'smith&jones@example.org'],
    ["!#$%&'*+/=?^_`{|}~-@example.org", "!#$%&'*+/=?^_`{|}~-@example.org"],
    ["o'brien@example.org", "o'brien@example.org"],
    ['a/b=c@example.org', 'a/b=c@example.org'],
    ['+tag@example.org', '+tag@example.org'],
    ['reader@sub_domain.example.com', 'reader@sub_domain.example.com'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
    [`a@${'b'.repeat(63)}.org`, `a@${'b'.repeat(63)}.org`],
    ['"reader"@example.org', 'reader@example.org'],
  ])('keeps %s as %s', (typed, kept) => expect(readOk(typed)).toBe(kept))
})

describe('pasted text', () => {
  it.each([
    ...[
      'Anna <a@b.org>',
      '"Karenina, Anna" <a@b.org>',
      '<a@b.org>',
      'a@b.org <a@b.org>',
      '"a@b.org" <a@b.org>',
    ],
    ...['mailto:a@b.org', 'MAILTO:a@b.org?subject=Hi%20there', 'mailto:a%40b.org', '<mailto:a@b.org>'],
    ...['a@b.org.', 'a@b.org,', 'a@b.org;', 'a@b.org>', '<a@b.org', '(a@b.org)', '[a@b.org],', "'a@b.org'"],
    ...['“a@b.org”', '«a@b.org».', '„a@b.org“', '`a@b.org`', '*a@b.org*', '_a@b.org_', '{a@b.org}'],
    ...['\u200ba@b.org', 'a\u00ad@b.org', '\ufeffa@b.org\u2060', 'a@b\u200d.org', '\u202aa@b.org\u202c'],
    ...['\u00a0a@b.org\u00a0', 'a @ b.org', 'a@ b.org', 'a\u00a0@b.org', '\ta@b.org\r\n'],
    ...['a＠b.org', 'ａ@ｂ．ｏｒｇ', 'a@b。org', 'a@b.org。', 'a@b.org，'],
  ])('reads %j as a@b.org', (typed) => expect(readOk(typed)).toBe('a@b.org'))

  it('decodes percent signs in a link, but not in an address', () => {
    expect(readOk('mailto:a%2Bb@example.org?to=x')).toBe('a+b@example.org')
    expect(readOk('a%2Bb@example.org')).toBe('a%2bb@example.org')
  })

  it.each([
    ...[
      'a@b.org, c@d.org',
      'a@b.org c@d.org',
      'a@b.org;c@d.org',
      'a@b.org/c@d.org',
      'mailto:a@b.org,c@d.org',
    ],
    ...['<a@b.org>, <c@d.org>', 'Anna <a@b.org>; Boris <c@d.org>', '"c@d.org" <a@b.org>', 'a@b.org\nc@d.org'],
  ])('finds two addresses in %j', (typed) => {
    expect(readEmail(typed)).toEqual({ ok: false, reason: 'two_addresses' })
    expect(emailSchema.safeParse(typed).error?.issues[0]?.message).toContain('two')
  })
})

describe('what is refused, never shortened', () => {
  it.each([
    ...['x@example.org/x', 'x@example.org:25', 'x@example.org?x', 'x@example.org#x', 'x@example.org\\x'],
    ...['x@ex%61mple.org', 'x@y@example.org', 'x@[192.0.2.1]', 'x@192.0.2.1', 'x@0x7f.1', 'x@example.1'],
    ...['x@xn--a.org', 'x@-a.org', 'x@a-.org', 'x@a..org', 'x..y@a.org', '.x@a.org', 'x.@a.org', 'x@℀.org'],
    ...['почта@пример.рф', '"a b"@example.org', 'a@b.org (work)', 'name a@b.org', 'a,b@c.org', 'a@b,org'],
  ])('%s', (typed) => expect(readEmail(typed).ok).toBe(false))

  it.each([
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'я'.repeat(60)}.рф`,
    `${'a'.repeat(60)}@${'b.'.repeat(100)}org`,
    `${'x '.repeat(2000)}a@b.org`,
  ])('refuses an address longer than mail allows', (typed) => {
    expect(readOk(typed)).toMatch(/too_long|not_an_address/)
  })

  it.each([
    ['a b@example.org', 'without the space'],
    ['a\u2800@example.org', 'U+2800'],
    ['a\0@example.org', 'U+0000'],
    ['a@b,org', '“,”'],
    ['почта@пример.рф', 'before the @'],
  ])('names the character that is wrong in %j', (typed, words) => {
    expect(emailSchema.safeParse(typed).error?.issues[0]?.message).toContain(words)
  })
})

describe('any typed text', () => {
  const domain = fc.constantFrom(
    'example.org',
    'пример.рф',
    'xn--e1afmkfd.xn--p1ai',
    'sub_domain.example.com',
  )
  const atom = fc.string({
    unit: fc.constantFrom(...Array.from("abz019!#$%&'*+/=?^_`{|}~-")),
    minLength: 1,
    maxLength: 20,
  })
  const local = fc.array(atom, { minLength: 1, maxLength: 3 }).map((atoms) => atoms.join('.'))

  it('is refused, or read as an address that reads as itself', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.tuple(local, domain).map((parts) => parts.join('@')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = readEmail(text)
        if (!read.ok) return
        expect(readEmail(read.value)).toEqual(read)
        expect(read.value).toMatch(/^[!-~]{1,64}@[a-z0-9._-]+$/)
        expect(readOk(showAddress(read.value))).toBe(read.value)
      }),
    )
  })

  it('is never shortened: every legal local part is kept, in brackets too', () => {
    fc.assert(
      fc.property(local, domain, (name, host) => {
        fc.pre(name.length <= 64 && !/^['`*_~{]/.test(name))
        const kept = readOk(`${name}@${host}`)
        expect(kept.slice(0, kept.lastIndexOf('@'))).toBe(name)
        expect(readOk(`Anna K <${name}@${host}>,`)).toBe(kept)
      }),
    )
  })
})

describe('an address that Stripe accepted', () => {
  it.each([
    ['x@пример.рф', 'x@xn--e1afmkfd.xn--p1ai'],
    ['Smith&Jones@Example.org', 'smith&jones@example.org'],
    ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['a..b@docomo.example', 'a..b@docomo.example'],
    [`${'a'.repeat(70)}@example.org`, `${'a'.repeat(70)}@example.org`],
    ['odd', 'odd'],
    ['a\0b\ud800@c..', 'ab@c..'],
  ])('keeps %j as %s', (accepted, kept) => expect(keepAddress(accepted)).toBe(kept))

  it('is null only if there is none', () => {
    expect([null, '', '  '].map(keepAddress)).toEqual([null, null, null])
    expect(keepAddress('x'.repeat(100_000))).toHaveLength(512)
  })

  it('may need a mail server with SMTPUTF8', () => {
    expect(needsSmtpUtf8('почта@xn--e1afmkfd.xn--p1ai')).toBe(true)
    expect(needsSmtpUtf8('x@xn--e1afmkfd.xn--p1ai')).toBe(false)
  })
})

describe('the displayed form of an address', () => {
  it('is in Unicode for its owner, in both forms for staff', () => {
    expect(showAddress('x@xn--e1afmkfd.xn--p1ai')).toBe('x@пример.рф')
    expect(showAddressToStaff('x@xn--e1afmkfd.xn--p1ai')).toBe('x@пример.рф (xn--e1afmkfd.xn--p1ai)')
    expect(showAddressToStaff('x@example.org')).toBe('x@example.org')
    expect(showAddress('odd')).toBe('odd')
  })

  it('is found by either form, and by a prefix', () => {
    expect(readAddressSearch('X@Пример.рф')).toBe('x@xn--e1afmkfd.xn--p1ai')
    expect(readAddressSearch(' Rea ')).toBe('rea')
  })
})

describe('a mistyped domain', () => {
  it.each([
    ['reader@gmial.com', 'reader@gmail.com'],
    ['reader@gmial.con', 'reader@gmail.com'],
    ['reader@gamil.com', 'reader@gmail.com'],
    ['reader@hotmial.com', 'reader@hotmail.com'],
    ['reader@yandex.r', 'reader@yandex.ru'],
    ['reader@telent.be', 'reader@telenet.be'],
    // A Cyrillic а; Cyrillic letters throughout the last label; typed on the Russian layout.
    [readOk('reader@gmаil.com'), 'reader@gmail.com'],
    [readOk('reader@gmail.сом'), 'reader@gmail.com'],
    [readOk('reader@пьфшд.сщь'), 'reader@gmail.com'],
    ['reader@zigo.nl', 'reader@ziggo.nl'],
    ['reader@protonmial.com', 'reader@protonmail.com'],
  ])('suggests for %s: %s', (typed, meant) => expect(suggestAddress(typed)).toBe(meant))

  it.each([
    'reader@gmail.com',
    'reader@mail.ru',
    'reader@themoscowtimes.com',
    'reader@uva.nl',
    'reader@gmx.at',
    'reader@ya.ru',
    'reader@ge.com',
    readOk('reader@пример.рф'),
    readOk('reader@mail.рф'),
  ])('suggests nothing for %s', (typed) => expect(suggestAddress(typed)).toBeNull())
})

describe('a disposable address', () => {
  it('is recognised', () => {
    expect(isDisposable('reader@mailinator.com')).toBe(true)
    expect(isDisposable('reader@gmail.com')).toBe(false)
  })
})

describe('a masked address', () => {
  it.each([
    ['reader@gmail.com', 'r•••@gmail.com'],
    ['anna@karenina.example.org', 'a•••@k•••.org'],
    ['reader@xn--e1afmkfd.xn--p1ai', 'r•••@п•••.рф'],
  ])('shows %s as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked)
  })
})
