import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Delivery } from './delivery'
import { mailEventsWebhook } from './mail-events'
import { readBody } from './read-body'
import { stripeWebhook } from './stripe'

const webhooks: Record<string, (delivery: Delivery) => Promise<Answer>> = {
  '/api/stripe/webhook': stripeWebhook,
  '/api/mail/events': mailEventsWebhook,
}

export const webhookPaths = Object.keys(webhooks)

const mostBytes = 512 * 1024

/** These answers are never shown as a page, so nothing in them may load, run or be framed. */
const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** We do not read the rest of a body that is too large, so the connection cannot be reused. */
const moreHeaders: Record<number, Record<string, string>> = {
  405: { allow: 'POST' },
  413: { connection: 'close' },
}

/**
 * Answers requests that providers send by themselves, in bursts of hundreds, before Next sees them
 * (docs/decisions/0018-webhooks-before-next.md).
 * @returns null if the path is not a webhook
 */
export function answerWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> | null {
  const [path = ''] = (request.url ?? '').split('?')
  const webhook = Object.hasOwn(webhooks, path) ? webhooks[path] : undefined
  return webhook === undefined ? null : answer(webhook, { request, response })
}

async function answer(
  webhook: (delivery: Delivery) => Promise<Answer>,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { status, outcome } = await outcomeOf(webhook, request)
  // The sender may have disconnected while we worked. Stored data stays stored, and the sender will try again.
  if (response.destroyed) return
  response.writeHead(status, { ...headers, ...moreHeaders[status] })
  response.end(JSON.stringify({ outcome }))
}

async function outcomeOf(
  webhook: (delivery: Delivery) => Promise<Answer>,
  request: IncomingMessage,
): Promise<Answer> {
  if (request.method !== 'POST') return { status: 405, outcome: 'post_only' }
  const bytes = await readBody(request, mostBytes)
  if (bytes === null) return { status: 413, outcome: 'too_large' }
  return webhook({ body: bytes.toString('utf8'), bytes, headers: (name) => headerOf(request, name) })
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}
