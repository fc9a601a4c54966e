import * as z from 'zod'
import { reportedEmailSchema } from '../../addresses/email-address'
import { settings } from '../../env'
import { refuse, type Result } from '../../result'
import { judgeBounce } from '../classify/judge-bounce'
import { keepUnreadable, sayIssues, type Unreadable } from '../keep-unreadable'
import { recordMailEvents } from '../record-mail-events'
import {
  readInstant,
  readMessageId,
  type Incoming,
  type MailReport,
  type Received,
  type ReceiveRefusal,
} from '../rules'
import { jsonSchema } from '../schema'
import { verifySignature } from './verify-signature'

/** What the types mean. `complained` and the two of the last line are the words that the format had first. */
const kinds: [RegExp, 'hard' | 'soft' | 'complaint' | 'left'][] = [
  [/^hard_bounce$/, 'hard'],
  [/^soft_bounce$/, 'soft'],
  [/^complain(?:t|ed)$/, 'complaint'],
  [/^(?:left|unsubscribed?)$/, 'left'],
  [/^bounced_for_(?:good)$/, 'hard'],
  [/^bounced_for_(?:now)$/, 'soft'],
]
/** Types of events that providers send too, and that change nothing. */
const harmless = /^(?:open|click|deliver|send|sent|process|queue|accept|render|subscribed|read|resum|confirm)/

/** The format for all other providers. docs/operations.md says how it is signed. */
const bodySchema = jsonSchema.pipe(z.object({ events: z.array(z.unknown()).max(1000) }))
const eventSchema = z.object({
  id: z.string().min(1).max(200),
  type: z.string().max(100),
  email: reportedEmailSchema.optional(),
  messageId: z.string().max(500).optional(),
  detail: z.string().max(10_000).default(''),
  at: z.string().max(40).optional(),
})

/**
 * One unreadable event loses no other of its request: the good ones are recorded, and the odd ones are kept for staff to
 * see. Only a request without anything readable is refused.
 */
export async function receiveGeneric({
  headers,
  body,
  now,
}: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const secret = settings().MAIL_EVENTS_SECRET
  if (secret === undefined) return refuse({ reason: 'not_configured' })
  const verdict = verifySignature(headers('x-mail-events-signature') ?? '', { body, secret, now })
  if (verdict !== 'good') return refuse({ reason: verdict === 'stale' ? 'stale' : 'bad_signature' })
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) {
    await keepUnreadable('generic', [{ content: body, reason: sayIssues(parsed.error) }], now)
    return refuse({ reason: 'bad_body' })
  }
  const read = parsed.data.events.map((event) => readEvent(event, now))
  const odd = read.filter((found): found is Unreadable => 'reason' in found)
  await keepUnreadable('generic', odd, now)
  if (odd.length > 0 && odd.length === read.length) return refuse({ reason: 'bad_body' })
  return recordMailEvents(
    read.flatMap((found) => ('reports' in found ? found.reports : [])),
    { now },
  )
}

function readEvent(content: unknown, now: Date): { reports: MailReport[] } | Unreadable {
  const parsed = eventSchema.safeParse(content)
  if (!parsed.success) return { content, reason: sayIssues(parsed.error) }
  const { id, type, email = null, messageId, detail, at } = parsed.data
  const [, claim] = kinds.find(([pattern]) => pattern.test(type)) ?? []
  if (claim === undefined)
    return harmless.test(type) ? { reports: [] } : { content, reason: `type: “${type}” is not one of ours` }
  const mail = readMessageId(messageId)
  if (email === null && mail === null)
    return { content, reason: 'email: it names no address that we can read, and no mail of ours' }
  const isBounce = claim === 'hard' || claim === 'soft'
  const kind = isBounce ? judgeBounce({ claim, status: '', words: detail }) : claim
  return { reports: [{ id: `generic:${id}`, kind, email, mail, detail, at: readInstant(at, now) }] }
}
