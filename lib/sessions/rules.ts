import { defaultLanguage } from '../languages/rules'
import type { ServerText } from '../languages/text'
import { publication } from '../publication'

/** How long a mailed link and its code are valid. */
export const signInMinutes = 10

/** The subject of the mail; the page after the form names it. */
export function signInSubject(t: ServerText): string {
  return t('Sign in to {paper}', { paper: publication.name })
}

/** How many codes may be tried for one mail. */
export const codeTries = 5

/** What a mailed link would do now. */
export type SignInLink =
  | { state: 'ready'; email: string }
  | { state: 'used'; email: string }
  | { state: 'expired' }
  | { state: 'unknown' }

/** "12345678" as people read it: "1234 5678". */
export function groupCode(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ')
}

const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\b(iPhone|iPod)\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'a Mac'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

/**
 * "Firefox on Windows", from a User-Agent: enough for the owner to recognise it, without the versions that identify
 * people.
 */
export function describeDevice(userAgent: string): string {
  const named = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent))?.[1]
  const [browser, system] = [named(browsers) ?? 'A browser', named(systems)]
  return system === undefined ? browser : `${browser} on ${system}`
}

/** A device's description in its owner's language: "Firefox on an iPhone", «Firefox на iPhone». */
export function sayDevice(device: string, t: ServerText): string {
  if (t.language === defaultLanguage) return device
  const [, browser = device, system] = /^(.+) on (?:an? )?(.+)$/.exec(device) ?? []
  return system === undefined
    ? t.known(browser)
    : t('{browser} on {system}', { browser: t.known(browser), system })
}
