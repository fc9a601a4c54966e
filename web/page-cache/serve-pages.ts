import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { settings } from '@/lib/env'
import { defaultLanguage, splitLanguage } from '@/lib/languages/rules'
import { listen, type Listener } from '@/lib/listen'
import { log } from '@/lib/log'
import { storedPages } from '@/lib/metrics/metrics'
import { nameSite } from '../requests/name-site'
import { languageVary, takeLanguage } from '../requests/take-language'
import { answerStored } from './answer-stored'
import { createPageCache, type Found, type PageKey } from './page-cache'
import { publicPage } from './public-page'
import { renderPage } from './render-page'
import { storePage, type CacheHeaders } from './store-page'
import { variantOf } from './variant-of'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type PageServer = {
  /** True if it answered, or will. @returns a promise only where a render is waited for */
  answer: (request: IncomingMessage, response: ServerResponse, country: string) => boolean | Promise<boolean>
  figures: () => { pages: number; bytes: number; renders: number }
  stop: () => Promise<void>
}

/** How long a shared cache may keep a page, keep it while it asks again, and keep it while we are away. */
const cacheControl = 'public, max-age=0, s-maxage=10, stale-while-revalidate=10, stale-if-error=86400'
const startCacheControl = 'public, max-age=31536000, immutable'
const freshMs = 60_000

/** How the header Cache-Status names where a page came from. */
const statuses = { hit: 'web; hit', stale: 'web; hit; detail=stale', miss: 'web; fwd=miss' }

const counted = {
  hit: storedPages.labels('hit'),
  stale: storedPages.labels('stale'),
  miss: storedPages.labels('miss'),
}

/** Answers public pages from stored bytes, before Next is asked (docs/decisions/0026-pages-as-stored-bytes.md). */
export function servePages(handle: Handle, isStopping: () => boolean): PageServer {
  const { SITE_URL, PAGE_CACHE_MB, COUNTRY_HEADER } = settings()
  const vary = ['Accept-Encoding', 'Cookie', ...(COUNTRY_HEADER === undefined ? [] : [COUNTRY_HEADER])]
  const varyInLanguage = vary.join(', ')
  const varyByLanguage = [...vary, languageVary].join(', ')
  const cacheHeaders = (url: string): CacheHeaders => {
    const isInDefault = splitLanguage(url).language === defaultLanguage
    return {
      page: { 'cache-control': cacheControl, vary: isInDefault ? varyByLanguage : varyInLanguage },
      start: { 'cache-control': startCacheControl, vary: 'Accept-Encoding' },
    }
  }
  const variants = new Map<string, string>()
  const countries = new Map<string, string>()
  const cache = createPageCache({
    make: async ({ url, variant }) => {
      const request: { url: string; headers: IncomingHttpHeaders } = { url, headers: {} }
      takeLanguage(request)
      nameSite(request, { siteUrl: SITE_URL, ip: '', country: countries.get(variant) ?? '' })
      const rendered = await renderPage(handle, request)
      if (rendered.status >= 500) throw new Error(`${url} was answered ${rendered.status}`)
      return storePage(url, rendered, cacheHeaders(url))
    },
    mostBytes: PAGE_CACHE_MB * 1_000_000,
    freshMs,
    elapsed: () => performance.now(),
    onFailure: (error, { url }) => log.error('page.render_failed', error, { url }),
  })
  const listener: Listener = listen('pages_changed', {
    onMessage: (url) => (url === '' ? cache.expire() : cache.forget(url)),
    onConnected: (isConnected) => cache.setConnected(isConnected),
  })

  /** Any country of a variant stands for all of them. */
  function variantFor(country: string): string {
    const known = variants.get(country)
    if (known !== undefined) return known
    const variant = variantOf(country)
    variants.set(country, variant)
    if (!countries.has(variant)) countries.set(variant, country)
    return variant
  }

  function send(request: IncomingMessage, response: ServerResponse, { page, state }: Found): true {
    counted[state].inc()
    answerStored(request, response, { page, status: statuses[state], isStopping: isStopping() })
    return true
  }

  /** Another server may have sent the page: this one renders it too, and then has the same script. */
  async function sendStart(
    request: IncomingMessage,
    response: ServerResponse,
    country: string,
  ): Promise<boolean> {
    const { pathname, searchParams } = new URL(request.url ?? '', SITE_URL)
    const of = publicPage('GET', searchParams.get('of') ?? '', {})
    if (cache.findStart(pathname) === null && of !== null) {
      await cache.find({ url: of, variant: variantFor(country) }).catch(() => null)
    }
    const page = cache.findStart(pathname)
    if (page === null) return false
    answerStored(request, response, { page, status: statuses.hit, isStopping: isStopping() })
    return true
  }

  async function wait(request: IncomingMessage, response: ServerResponse, key: PageKey): Promise<boolean> {
    try {
      const found = await cache.find(key)
      return found !== null && send(request, response, found)
    } catch {
      // Next answers with the page for errors, and says why.
      return false
    }
  }

  return {
    answer(request, response, country) {
      const { method = '', url = '' } = request
      const isRead = method === 'GET' || method === 'HEAD'
      if (isRead && url.startsWith('/_start/')) return sendStart(request, response, country)
      const page = publicPage(method, url, request.headers)
      if (page === null) return false
      const key = { url: page, variant: variantFor(country) }
      const found = cache.findNow(key)
      return found === null ? wait(request, response, key) : send(request, response, found)
    },
    figures: cache.figures,
    stop: () => listener.stop(),
  }
}
