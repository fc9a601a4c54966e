import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Settings } from '@/lib/env'
import { log } from '@/lib/log'
import { requests, requestSeconds } from '@/lib/metrics/metrics'
import { clientCountry } from './requests/client-country'
import { clientIp } from './requests/client-ip'
import { completeHead } from './answers/complete-head'
import { failedPage } from './answers/error-page'
import { forbiddenPage } from './answers/forbidden-page'
import type { PageServer } from './page-cache/serve-pages'
import { replaceAnswer } from './answers/replace-answer'
import { staleForm } from './answers/stale-form'
import {
  answerLanguage,
  redirectForLanguage,
  takeLanguage,
  type LanguageRedirect,
} from './requests/take-language'
import { takeRequest } from './requests/take-request'
import { answerWebhook } from './webhooks/answer-webhook'

type Parts = {
  /** Next's own handler. */
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Null if every page is rendered anew. */
  pages: PageServer | null
  ours: Settings
  isStopping: () => boolean
}

/** Answers every request: a public page from stored bytes, a webhook by ourselves, and the rest by Next. */
export function answerRequests({ handle, pages, ours, isStopping }: Parts) {
  // In development Next's own error page says more: it shows where the fault is.
  const wordFailure = ours.NODE_ENV === 'development' ? () => null : failedPage

  async function serve(request: IncomingMessage, response: ServerResponse, country: string): Promise<void> {
    const count = countAnswer(response)
    completeHead(response, isStopping)
    takeLanguage(request)
    const names = { siteUrl: ours.SITE_URL, ip: ipOf(request, ours), country }
    const taken = await takeRequest(request, response, names)
    if (taken === null) return
    const webhook = answerWebhook(taken, response)
    count.by = webhook === null ? 'next' : 'webhook'
    if (webhook !== null) return webhook
    replaceAnswer(response, (status) => {
      return staleForm(request, status) ?? forbiddenPage(request, status) ?? wordFailure(request, status)
    })
    await handle(taken, response)
  }

  async function serveUnless(answered: Promise<boolean>, ...given: Parameters<typeof serve>): Promise<void> {
    if (!(await answered)) await serve(...given)
  }

  /** Null if it is answered: a promise for each reader of a stored page would cost a good part of the answer. */
  function begin(request: IncomingMessage, response: ServerResponse): Promise<void> | null {
    const { method = '', url = '', headers } = request
    const elsewhere = redirectForLanguage(method, url, headers)
    if (elsewhere !== null) return sendOn(response, elsewhere)
    const country = countryOf(request, ours)
    const answered = pages?.answer(request, response, country) ?? false
    if (answered === true) return null
    if (answered === false) return serve(request, response, country)
    return serveUnless(answered, request, response, country)
  }

  function sendOn(response: ServerResponse, elsewhere: LanguageRedirect): null {
    countAnswer(response).by = 'language'
    completeHead(response, isStopping)
    answerLanguage(response, elsewhere, ours.SITE_URL)
    return null
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const fail = (error: unknown) => {
      log.error('web.request_failed', error)
      response.destroy()
    }
    try {
      begin(request, response)?.catch(fail)
    } catch (error) {
      fail(error)
    }
  }
}

/** A request that is answered before anything can take it counts as refused. */
function countAnswer(response: ServerResponse): { by: 'refused' | 'webhook' | 'next' | 'language' } {
  const count: ReturnType<typeof countAnswer> = { by: 'refused' }
  const begunAt = performance.now()
  response.once('finish', () => {
    const { by } = count
    requests.inc({ by, status: `${Math.floor(response.statusCode / 100)}xx` })
    requestSeconds.observe({ by }, (performance.now() - begunAt) / 1000)
  })
  return count
}

/** The client's address, read before what the request claims of itself is dropped (requests/name-site.ts). */
function ipOf(request: IncomingMessage, { TRUSTED_PROXIES }: Settings): string {
  const forwardedFor = request.headers['x-forwarded-for']
  return clientIp({
    forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor,
    socketAddress: request.socket.remoteAddress,
    trustedProxies: TRUSTED_PROXIES,
  })
}

function countryOf({ headers }: IncomingMessage, { TRUSTED_PROXIES, COUNTRY_HEADER }: Settings): string {
  if (COUNTRY_HEADER === undefined) return ''
  return clientCountry({ named: headers[COUNTRY_HEADER], trustedProxies: TRUSTED_PROXIES })
}
