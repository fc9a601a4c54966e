import { createHash } from 'node:crypto'
import * as z from 'zod'
import { db } from '../db'
import { log } from '../log'
import { redactAddresses } from '../addresses/redact-addresses'
import { escapeUnreadable } from '../text'

/** An event that a provider sent, with its signature, and that we cannot read. */
export type Unreadable = { content: unknown; reason: string }

/** How much of it staff see; the rest is not kept. */
const [mostContent, mostReason, mostEvents] = [2_000, 300, 100]

/**
 * Keeps events that we cannot read, for staff to see on the page Deliverability. Sending them again would not help.
 * Twice, or on two machines: the same row, by its hash. Written before the readable events of the same request, so that
 * a failure after it is mended when the provider sends the request again.
 */
export async function keepUnreadable(
  provider: string,
  unreadable: readonly Unreadable[],
  now: Date,
): Promise<void> {
  if (unreadable.length === 0) return
  const data = unreadable.slice(0, mostEvents).map(({ content, reason }) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    const digest = createHash('sha256').update(`${provider}\n${text}`).digest('hex')
    return {
      digest,
      provider,
      reason: showText(reason, mostReason),
      content: showText(text, mostContent),
      receivedAt: now,
    }
  })
  await db().unreadableMailEvent.createMany({ data, skipDuplicates: true })
  log.warn('mail_events.events_kept_unread', { provider, count: unreadable.length })
}

/** Redacted before it is cut, and from far more than is kept, because half an address would not be recognised. */
function showText(text: string, most: number): string {
  return escapeUnreadable(redactAddresses(text.slice(0, 10 * most)).slice(0, most))
}

/** What a schema found wrong, as staff read it: "email: Invalid input". */
export function sayIssues({ issues }: z.ZodError): string {
  return issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'the event'}: ${message}`)
    .join('; ')
}
