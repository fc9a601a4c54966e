import { afterEach, beforeEach, describe as describeAlways, expect, it } from 'vitest'
import { isOffered } from '@/lib/languages/rules'
import { publication } from '@/lib/publication'
import { languageOf, redirectForLanguage, takeLanguage } from './take-language'

const describe = describeAlways.skipIf(!isOffered('ru'))
const page = { accept: 'text/html,*/*' }
const russian = { ...page, 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' }
const to = (url: string, headers: Record<string, string> = page) => redirectForLanguage('GET', url, headers)

describe('the language of a request', () => {
  it.each([
    ['/ru/donate?x=1', '/donate?x=1', 'ru'],
    ['/ru', '/', 'ru'],
    ['/donate', '/donate', 'en'],
    ['/ru/staff', '/ru/staff', 'en'],
  ])('%s is %s in %s', (url, address, language) => {
    const request = { url, headers: { 'x-language': 'de' } }
    takeLanguage(request)
    expect(request.url).toBe(address)
    expect(languageOf(request)).toBe(language)
  })
})

describe('a first visit', () => {
  it('is sent to the language that the browser likes best, with its query', () => {
    expect(to('/donate?currency=eur', russian)).toEqual({ location: '/ru/donate?currency=eur', chosen: null })
    expect(to('/', russian)?.location).toBe('/ru')
    expect(to('/', { ...russian, 'sec-fetch-site': 'cross-site' })?.location).toBe('/ru')
  })

  it('stays where the browser likes English, or says nothing', () => {
    expect(to('/')).toBeNull()
    expect(to('/', { ...page, 'accept-language': 'en-GB,ru;q=0.5' })).toBeNull()
    expect(to('/', { ...page, 'accept-language': 'uk,de;q=0.5' })).toBeNull()
    expect(to('/', { ...page, 'accept-language': 'ru;q=0, en;q=0.1' })).toBeNull()
  })

  it('stays at an address that names its language', () => expect(to('/ru/donate', russian)).toBeNull())

  it('is only a person’s: no file, no program, no form, no desk', () => {
    for (const url of ['/feed.xml', '/api/health', '/staff', '/_next/a.js', '/icon.svg', '//host.example'])
      expect(to(url, russian), url).toBeNull()
    expect(redirectForLanguage('POST', '/donate', russian)).toBeNull()
    expect(to('/', { 'accept-language': 'ru' })).toBeNull()
    expect(to('/', { ...russian, rsc: '1' })).toBeNull()
  })

  it.each([
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'TelegramBot (like TwitterBot)',
    'facebookexternalhit/1.1',
  ])('is no crawler’s: both languages are found by %s', (agent) => {
    expect(to('/donate', { ...russian, 'user-agent': agent })).toBeNull()
    expect(
      to('/donate', { ...russian, 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0' }),
    ).not.toBeNull()
  })

  it('ends with the first page: who follows our own links without cookies keeps what they see', () => {
    expect(to('/donate', { ...russian, 'sec-fetch-site': 'same-origin' })).toBeNull()
    expect(to('/donate', { ...russian, referer: 'https://news.example/' })).toBeNull()
  })
})

describe('a choice', () => {
  it('leads to the same page in that language, and is kept', () => {
    expect(to('/donate?language=ru&currency=eur')).toEqual({
      location: '/ru/donate?currency=eur',
      chosen: 'ru',
    })
    expect(to('/ru/articles/a?language=en', russian)).toEqual({ location: '/articles/a', chosen: 'en' })
  })

  it('counts at the next visit, for and against the browser’s list', () => {
    expect(to('/donate', { ...page, cookie: 'a=1; language=ru' })?.location).toBe('/ru/donate')
    expect(to('/donate', { ...russian, cookie: 'language=en' })).toBeNull()
    expect(to('/ru/donate', { ...page, cookie: 'language=en' })).toBeNull()
  })

  it('is not made by a browser that only looks ahead', () => {
    expect(to('/?language=ru', { ...page, 'sec-purpose': 'prefetch' })).toEqual({
      location: '/ru',
      chosen: null,
    })
  })

  it('of a language that we do not have is none', () => expect(to('/?language=de')).toBeNull())

  it.each(['/\\host.example?language=en', '/ru//host.example?language=en', '/ru/\\host.example?language=en'])(
    '%s leads to no other site',
    (url) => expect(to(url)?.location ?? '/').toMatch(/^\/(?![/\\])/),
  )
})

describe('a language that is no longer offered', () => {
  const { languages } = publication
  beforeEach(() => void Object.assign(publication, { languages: ['en'] }))
  afterEach(() => void Object.assign(publication, { languages }))

  it.each([
    ['/ru', '/'],
    ['/ru/', '/'],
    ['/ru?x=1', '/?x=1'],
    ['/ru/newsletter/confirm?token=a', '/newsletter/confirm?token=a'],
  ])('%s leads to %s', (url, location) => expect(to(url, russian)).toEqual({ location, chosen: null }))

  it.each(['/ru//host.example', '/ru/\\host.example', '/en/donate', '/rural', '/russia/x', '/ru/staff'])(
    '%s leads nowhere else',
    (url) => expect(to(url)).toBeNull(),
  )
})
