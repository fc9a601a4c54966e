import { publication } from '../publication'

/** The languages that we have messages in. English is the language of the articles, the desk and the messages' keys. */
export const languages = ['en', 'ru'] as const
export type Language = (typeof languages)[number]
export const defaultLanguage: Language = 'en'

/** Each language as its readers write it. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский' }

export function isLanguage(code: unknown): code is Language {
  return languages.some((language) => language === code)
}

/** True for a language that the publication offers to readers. */
export function isOffered(code: unknown): code is Language {
  return isLanguage(code) && publication.languages.includes(code)
}

/** Addresses without a language: the desk, programs' routes and files. A calendar file is a page's answer. */
const withoutLanguage = /^\/(staff|api|_next|_start|\.well-known)(\/|$)|\.(?!ics$)\w+$/

/** True for a path of a page for readers, which has an address in each language. */
export function hasLanguage(pathname: string): boolean {
  return !withoutLanguage.test(pathname)
}

/**
 * `/donate?x=1` in a language: `/ru/donate?x=1`. English has no prefix. What has no language stays as it is; an address
 * of another language, such as the way back of a reader who has switched since, leads to the same page in this one.
 */
export function inLanguage(language: Language, address: string): string {
  const { address: bare } = splitLanguage(address)
  const [, pathname = '', rest = ''] = /^(\/[^?#]*)(.*)$/s.exec(bare) ?? []
  if (language === defaultLanguage || pathname === '' || !hasLanguage(pathname)) return bare
  if (pathname === `/${language}` || pathname.startsWith(`/${language}/`)) return bare
  return `/${language}${pathname === '/' ? '' : pathname}${rest}`
}

/** The language of an address, and the address without it, which is how the pages know it. */
export function splitLanguage(address: string): { language: Language; address: string } {
  const [, code, pathname = '', rest = ''] = /^\/([a-z]{2})(\/[^?#]*)?([?#].*)?$/s.exec(address) ?? []
  const bare = (pathname === '' ? '/' : pathname) + rest
  const isOther = isOffered(code) && code !== defaultLanguage && hasLanguage(pathname) && isOnSite(bare)
  return isOther ? { language: code, address: bare } : { language: defaultLanguage, address }
}

/** False for an address that a browser would read as another host: `//host`, and `/\\host`. */
export function isOnSite(address: string): boolean {
  return /^\/(?![/\\])/.test(address)
}

/** The offered language that an Accept-Language header likes best; null if it names none. */
export function preferredLanguage(header: string | undefined): Language | null {
  if (header === undefined || header.length > longestHeader) return null
  const liked = header.split(',').map(readRange)
  const [best] = liked.filter(({ code, quality }) => quality > 0 && isOffered(code)).toSorted(byQuality)
  return isOffered(best?.code) ? best.code : null
}

const longestHeader = 500

type Range = { code: string; quality: number }

/** "ru-RU;q=0.8" */
function readRange(range: string): Range {
  const [, code = '', quality = '1'] =
    /^\s*([a-z]{2,3})(?:-[a-z\d-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(range) ?? []
  return { code: code.toLowerCase(), quality: Number(quality) }
}

function byQuality(one: Range, other: Range): number {
  return other.quality - one.quality
}
