import { z } from 'zod'
import { reportedEmailSchema } from '../../email-address'
import { settings } from '../../env'
import { log } from '../../log'
import { refuse, type Result } from '../../result'
import { judgeBounce } from '../classify/judge-bounce'
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

/** `complained` is the word that the format had first. Any other type is ignored. */
const kinds: Record<string, 'hard' | 'soft' | 'complaint'> = {
  hard_bounce: 'hard',
  soft_bounce: 'soft',
  complaint: 'complaint',
  complained: 'complaint',
}

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
  if (!parsed.success) return refuse({ reason: 'bad_body' })
  const events = parsed.data.events.map((event) => eventSchema.safeParse(event))
  const readable = events.filter(({ success }) => success)
  const discarded = events.length - readable.length
  if (discarded > 0 && readable.length === 0) return refuse({ reason: 'bad_body' })
  // One unreadable event must not lose the others.
  if (discarded > 0) log.warn('mail_events.events_discarded', { discarded, kept: readable.length })
  return recordMailEvents(
    readable.flatMap(({ data }) => (data === undefined ? [] : readEvent(data, now))),
    { now },
  )
}

function readEvent(
  { id, type, email, messageId, detail, at }: z.infer<typeof eventSchema>,
  now: Date,
): MailReport[] {
  const claim = Object.hasOwn(kinds, type) ? kinds[type] : undefined
  if (claim === undefined) return []
  const kind = claim === 'complaint' ? claim : judgeBounce({ claim, status: '', words: detail })
  const mail = readMessageId(messageId)
  return [{ id: `generic:${id}`, kind, email: email ?? null, mail, detail, at: readInstant(at, now) }]
}
