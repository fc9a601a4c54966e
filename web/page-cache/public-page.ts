import type { IncomingHttpHeaders } from 'node:http'
import { splitLanguage } from '@/lib/languages/rules'
import { frequencies } from '@/lib/offers/rules'
import { publication } from '@/lib/publication'
import { ownRequestHeader } from '../requests/own-requests'
import { isEncodedUnreadable } from '../requests/unreadable'

/** Query parameters that a page reads, with the values that are worth a stored page of their own. */
type QueryRule = Record<string, RegExp>

const never = /^\b$/
const noQuery: QueryRule = {}
const width: QueryRule = { width: /^phone$/ }

/** What the donation box reads from a link (lib/offers/schema.ts; public-page.test.ts compares the names). */
export const donationBox: QueryRule = {
  frequency: new RegExp(`^(${frequencies.join('|')})$`),
  currency: new RegExp(`^(${publication.currencies.join('|')})$`),
  placement: /^(header|footer|front-page|section|article|archive|closed)$/,
  amount: never,
  article: never,
  campaign: never,
  coverFee: never,
  neutral: never,
  cancelled: never,
}

/** Pages that are the same for every reader, apart from the currency and the warnings for some countries. */
const pages: { path: RegExp; query: QueryRule }[] = [
  { path: /^\/$/, query: noQuery },
  { path: /^\/articles\/[\w-]+$/, query: noQuery },
  { path: /^\/sections\/[\w-]+$/, query: noQuery },
  { path: /^\/donate$/, query: donationBox },
  { path: /^\/newsletter$/, query: noQuery },
  { path: /^\/newsletter\/archive$/, query: noQuery },
  { path: /^\/newsletter\/preview$/, query: width },
  { path: /^\/newsletter\/\d{1,6}$/, query: noQuery },
  { path: /^\/newsletter\/(preview|\d{1,6})\/(mail|text)$/, query: noQuery },
  { path: /^\/privacy$/, query: noQuery },
  { path: /^\/(feed|sitemap|newsletter\/feed)\.xml$/, query: noQuery },
  { path: /^\/speculation-rules\.json$/, query: noQuery },
]

/** Cookies of ours. A browser that sends one gets a page made for it. */
const ownCookie =
  /(^|;\s*)(__Host-|__Secure-)?(next-auth\.|visitor=|known-donor=|donation-link=|asked-to-(sign-in|subscribe|remind)(-[a-z]{2})?=)/

/** The URL of a stored page, with only the query parameters that change it; null for a request that Next answers. */
export function publicPage(method: string, url: string, headers: IncomingHttpHeaders): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  // A body on a GET is refused elsewhere; `rsc` asks for a page in Next's own format.
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return null
  if (headers.rsc !== undefined || headers['next-router-state-tree'] !== undefined) return null
  if (headers[ownRequestHeader] !== undefined) return null
  if (headers.cookie !== undefined && ownCookie.test(headers.cookie)) return null
  return canonicalUrl(url)
}

/** Of a plain path, whether it is one of ours never changes. Bounded, because anybody can ask for new ones. */
const plainPaths = new Map<string, boolean>()
const mostPlainPaths = 2_000
const longestPlainPath = 200

function canonicalUrl(url: string): string | null {
  const known = plainPaths.get(url)
  if (known !== undefined) return known ? url : null
  const mark = url.indexOf('?')
  const pathname = mark === -1 ? url : url.slice(0, mark)
  const { address } = splitLanguage(pathname)
  const page = pages.find(({ path }) => path.test(address))
  if (mark === -1) {
    if (plainPaths.size < mostPlainPaths && url.length <= longestPlainPath)
      plainPaths.set(url, page !== undefined)
    return page === undefined ? null : url
  }
  if (page === undefined) return null
  // Refused elsewhere, even where the page would ignore it.
  if (isEncodedUnreadable(url.slice(mark + 1))) return null
  const query = canonicalQuery(url.slice(mark + 1), page.query)
  if (query === null) return null
  return query === '' ? pathname : `${pathname}?${query}`
}

/** Null if a parameter that the page reads has a value that is not worth a stored page. */
function canonicalQuery(text: string, rule: QueryRule): string | null {
  const given = new URLSearchParams(text)
  if (given.has('_rsc')) return null
  const kept = new URLSearchParams()
  for (const name of Object.keys(rule).toSorted()) {
    const [value, ...others] = given.getAll(name)
    if (value === undefined) continue
    if (others.length > 0 || !rule[name]?.test(value)) return null
    kept.set(name, value)
  }
  return kept.toString()
}
