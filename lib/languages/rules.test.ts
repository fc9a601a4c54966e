import { describe as describeAlways, expect, it } from 'vitest'
import {
  hasLanguage,
  inLanguage,
  isLanguage,
  isOffered,
  isOnSite,
  languages,
  preferredLanguage,
  splitLanguage,
} from './rules'

const describe = describeAlways.skipIf(!isOffered('ru'))

describeAlways('a language', () => {
  it('is one that has messages', () => {
    for (const language of languages) expect(isLanguage(language)).toBe(true)
    for (const other of ['de', 'RU', '', null, undefined, 7])
      expect(isLanguage(other), `${other}`).toBe(false)
  })

  it('is offered if the publication says so, and has messages', () => {
    expect(isOffered('en')).toBe(true)
    for (const other of ['de', '', null, undefined]) expect(isOffered(other), `${other}`).toBe(false)
  })
})

describeAlways('a path', () => {
  it.each([
    '/',
    '/donate',
    '/ru',
    '/articles/staff',
    '/staffing',
    '/newsletter/7',
    '/remind-me.ics',
    '/a.b/c',
  ])('%s has a language', (path) => expect(hasLanguage(path)).toBe(true))

  it.each([
    '/staff',
    '/staff/people',
    '/api/health',
    '/_next/static/a',
    '/_start/x',
    '/.well-known/security',
    '/feed.xml',
    '/a/picture.jpeg',
    '/x.icsx',
  ])('%s has none', (path) => expect(hasLanguage(path)).toBe(false))

  it('is on the site unless a browser would read another host in it', () => {
    for (const own of ['/', '/donate', '/a//b']) expect(isOnSite(own), own).toBe(true)
    for (const other of ['//host', '/\\host', 'donate', 'x/y', '']) expect(isOnSite(other), other).toBe(false)
  })
})

describe('an address in a language', () => {
  it.each([
    ['/donate?x=1#box', '/donate?x=1#box', '/ru/donate?x=1#box'],
    ['/', '/', '/ru'],
    ['/?x=1', '/?x=1', '/ru?x=1'],
    ['/#box\nx', '/#box\nx', '/ru#box\nx'],
    ['/staff/newsletter', '/staff/newsletter', '/staff/newsletter'],
    ['https://times.example/donate', 'https://times.example/donate', 'https://times.example/donate'],
    ['#box', '#box', '#box'],
    ['?x=1', '?x=1', '?x=1'],
    ['', '', ''],
  ])('%s is %s and %s', (address, english, russian) => {
    expect(inLanguage('en', address)).toBe(english)
    expect(inLanguage('ru', address)).toBe(russian)
  })

  it('of another language leads to the same page in this one', () => {
    expect(inLanguage('en', '/ru/account/donations?x=1')).toBe('/account/donations?x=1')
    expect(inLanguage('en', '/ru')).toBe('/')
    expect(inLanguage('ru', '/ru/account?x=1')).toBe('/ru/account?x=1')
  })

  it('gets no second prefix where the first leads to nothing', () => {
    expect(inLanguage('ru', '/ru/staff')).toBe('/ru/staff')
    expect(inLanguage('ru', '/russia')).toBe('/ru/russia')
  })
})

describe('the language of an address', () => {
  it.each([
    ['/ru', 'ru', '/'],
    ['/ru?x=1', 'ru', '/?x=1'],
    ['/ru/donate?x=1#box', 'ru', '/donate?x=1#box'],
    ['/ru/donate#a\nb', 'ru', '/donate#a\nb'],
    ['/donate', 'en', '/donate'],
    ['/en/donate', 'en', '/en/donate'],
    ['/de/donate', 'en', '/de/donate'],
    ['/russia', 'en', '/russia'],
    ['/ruin/ru/donate', 'en', '/ruin/ru/donate'],
    ['/ru/staff', 'en', '/ru/staff'],
    ['/ru//host', 'en', '/ru//host'],
    ['https://times.example/ru/donate', 'en', 'https://times.example/ru/donate'],
  ])('%s is %s and %s', (whole, language, address) => {
    expect(splitLanguage(whole)).toEqual({ language, address })
  })
})

describe('the language that a browser likes best', () => {
  it.each([
    ['ru', 'ru'],
    ['RU', 'ru'],
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['ru-Latn-x-1', 'ru'],
    ['de,ru;q=0.3', 'ru'],
    ['en;q=0.5, ru;q=0.7', 'ru'],
    ['en;q=0.5 , ru ; q=0.75 ', 'ru'],
    ['ru;q=0.5,en', 'en'],
    ['en,ru', 'en'],
    ['ru,en', 'ru'],
    ['ru;q=0,en;q=0.1', 'en'],
    ['ru;q=0', null],
    ['rus', null],
    ['de-DE', null],
    ['r', null],
    ['ru!', null],
    ['!ru', null],
    ['*', null],
    ['', null],
    [undefined, null],
  ])('%s: %s', (header, language) => expect(preferredLanguage(header)).toBe(language))

  it('is not looked for in a header of more than 500 characters', () => {
    const header = (length: number) => `ru${',de'.repeat(length)}`.slice(0, length)
    expect(preferredLanguage(header(500))).toBe('ru')
    expect(preferredLanguage(header(501))).toBeNull()
  })
})
