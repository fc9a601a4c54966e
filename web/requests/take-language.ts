import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import {
  defaultLanguage,
  hasLanguage,
  inLanguage,
  isLanguage,
  isOffered,
  isOnSite,
  preferredLanguage,
  splitLanguage,
  type Language,
} from '@/lib/languages/rules'
import { writeCookie } from '../answers/write-cookie'

/** Where a request is sent on to for its language. `chosen` is kept in a cookie; otherwise the browser's list decided. */
export type LanguageRedirect = { location: string; chosen: Language | null }

/** Next's pages read the language of their address from this header. What a request claims itself is overwritten. */
const languageHeader = 'x-language'

/** Takes the language off a request's address and names it in a header: the pages know their addresses without it. */
export function takeLanguage(request: Pick<IncomingMessage, 'headers' | 'url'>): void {
  const { language, address } = splitLanguage(request.url ?? '/')
  request.url = address
  request.headers[languageHeader] = language
}

/** The language of a request after `takeLanguage`. */
export function languageOf({ headers }: Pick<IncomingMessage, 'headers'>): Language {
  const named = headers[languageHeader]
  return isLanguage(named) ? named : defaultLanguage
}

/** The parameter of the links that switch the language. */
const choice = 'language'

/**
 * Sends a reader to the address of their language: to the one they chose by a link (`?language=ru`), to the one they chose
 * earlier (the cookie), or, at a first visit, to the one that their browser likes best. Null if the address is right.
 * Inside the site nobody is sent by their browser's list: a reader without cookies can choose too.
 */
export function redirectForLanguage(
  method: string,
  url: string,
  headers: IncomingHttpHeaders,
): LanguageRedirect | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  const isNavigation = headers.accept?.includes('text/html') === true && headers.rsc === undefined
  const place = isNavigation ? placeOf(url) : null
  if (place === null) return null
  if (url.includes(`${choice}=`)) {
    const chosen = readChoice(url)
    // A browser that fetches a link ahead has chosen nothing.
    if (chosen !== null) return headers['sec-purpose'] === undefined ? chosen : { ...chosen, chosen: null }
  }
  if (place.language !== defaultLanguage) return null
  if (place.dropped !== null) return { location: place.dropped, chosen: null }
  const wanted = cookieLanguage(headers.cookie) ?? languageOfFirstVisit(headers)
  if (wanted === null || wanted === defaultLanguage) return null
  return { location: inLanguage(wanted, place.address), chosen: null }
}

/** Where an address leads: its language, the address without it, and the English one if its language is not offered. */
type Place = { language: Language; address: string; dropped: string | null }

/** Of a plain address this never changes. Bounded, because anybody can ask for new ones. */
const knownPlaces = new Map<string, Place | null>()
const mostKnownPlaces = 2_000
const longestKnownPlace = 200

/** Null for an address without a language, such as a file. */
function placeOf(url: string): Place | null {
  const known = knownPlaces.get(url)
  if (known !== undefined) return known
  const isForReaders = isOnSite(url) && hasLanguage(url.split('?', 1)[0] ?? '')
  const place = isForReaders ? { ...splitLanguage(url), dropped: withoutDropped(url) } : null
  const isPlain = url.length <= longestKnownPlace && !url.includes('?')
  if (isPlain && knownPlaces.size < mostKnownPlaces) knownPlaces.set(url, place)
  return place
}

/** What a shared cache must tell apart at an address in the default language, where some readers are sent on. */
export const languageVary = 'Accept-Language'

/** Sends a reader on. Never stored: it is about one browser. */
export function answerLanguage(
  response: ServerResponse,
  { location, chosen }: LanguageRedirect,
  siteUrl: string,
): void {
  const cookie = chosen === null ? {} : { 'set-cookie': languageCookie(chosen, siteUrl) }
  response.writeHead(chosen === null ? 302 : 303, {
    location,
    'cache-control': 'private, no-store',
    vary: `${languageVary}, Cookie`,
    'content-length': 0,
    ...cookie,
  })
  response.end()
}

function readChoice(url: string): LanguageRedirect | null {
  const mark = url.indexOf('?')
  const query = new URLSearchParams(url.slice(mark + 1))
  const chosen = query.get(choice)
  if (mark === -1 || !isOffered(chosen)) return null
  query.delete(choice)
  const { address } = splitLanguage(url.slice(0, mark))
  const search = query.size === 0 ? '' : `?${query.toString()}`
  return { location: inLanguage(chosen, address) + search, chosen }
}

/** Mails that were sent while a language was offered link to its addresses. They lead to the English page. */
function withoutDropped(url: string): string | null {
  const [, code, rest = ''] = /^\/([a-z]{2})(?:\/|(?=[?#])|$)(.*)$/s.exec(url) ?? []
  const address = `/${rest}`
  const isDropped = isLanguage(code) && code !== defaultLanguage && !isOffered(code)
  return isDropped && isOnSite(address) && hasLanguage(address.split('?', 1)[0] ?? '') ? address : null
}

function cookieLanguage(cookie: string | undefined): Language | null {
  if (cookie === undefined) return null
  const [, code] = /(?:^|;\s*)language=([a-z]{2})(?:;|$)/.exec(cookie) ?? []
  return isOffered(code) ? code : null
}

/** Programs that fetch pages for a search engine or a link's preview get the address that they asked for. */
const crawlers = /bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp/i

/** The language that the browser likes best, if a person comes to the site by it for the first time. */
function languageOfFirstVisit(headers: IncomingHttpHeaders): Language | null {
  const liked = likedLanguage(headers)
  // Most readers like the default language, so that the rest need not be asked.
  return liked !== null && liked !== defaultLanguage && isFirstVisit(headers) ? liked : null
}

/** By a person, and not from a page of ours. Older browsers say so only by the referrer, which our policy sends within the site alone. */
function isFirstVisit(headers: IncomingHttpHeaders): boolean {
  if (crawlers.test(headers['user-agent'] ?? '')) return false
  const site = headers['sec-fetch-site']
  return site === undefined ? headers.referer === undefined : site !== 'same-origin'
}

/** Browsers send few different lists. A client that sends a new one each time must not fill the memory. */
const known = new Map<string, Language | null>()
const mostKnown = 200

function likedLanguage({ 'accept-language': header }: IncomingHttpHeaders): Language | null {
  if (header === undefined) return null
  const found = known.get(header)
  if (found !== undefined) return found
  const liked = preferredLanguage(header)
  if (known.size < mostKnown) known.set(header, liked)
  return liked
}

const cookieSeconds = 365 * 86_400

/** The cookie that keeps a choice. It names a language and nothing about its reader. */
function languageCookie(language: Language, siteUrl: string): string {
  const secure = siteUrl.startsWith('https:')
  return writeCookie({ name: 'language', value: language, maxAge: cookieSeconds, secure })
}
