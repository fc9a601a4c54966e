import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { reportedEmailSchema } from '../../addresses/email-address'
import { settings } from '../../env'
import { isEqual } from '../../secrets/is-equal'
import { refuse, type Result } from '../../result'
import { fingerprint } from '../../secrets/tokens'
import { judgeBounce } from '../classify/judge-bounce'
import { keepUnreadable, sayIssues, type Unreadable } from '../keep-unreadable'
import { recordMailEvents } from '../record-mail-events'
import {
  isFresh,
  readInstant,
  readMessageId,
  type Incoming,
  type MailEventKind,
  type MailReport,
  type Received,
  type ReceiveRefusal,
} from '../rules'
import { jsonSchema } from '../schema'

/** Mailgun retries for eight hours. We accept its signature a little longer, once. */
const freshMinutes = 9 * 60

const signedSchema = jsonSchema.pipe(
  z.object({
    signature: z.object({
      timestamp: z.string().regex(/^\d{1,12}$/),
      token: z.string().min(1).max(200),
      signature: z.string(),
    }),
    'event-data': z.object({ event: z.string() }).loose(),
  }),
)

const eventSchema = z.object({
  id: z.string().min(1).max(200),
  event: z.string(),
  severity: z.string().nullish(),
  reason: z.string().nullish(),
  recipient: reportedEmailSchema.pipe(z.string('names no address that we can read')),
  timestamp: z.number().optional(),
  message: z.object({ headers: z.object({ 'message-id': z.string().nullish() }).nullish() }).nullish(),
  'delivery-status': z
    .object({
      code: z.union([z.number(), z.string()]).nullish(),
      'enhanced-code': z.string().nullish(),
      message: z.string().nullish(),
      description: z.string().nullish(),
    })
    .nullish(),
})

export async function receiveMailgun({ body, now }: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const key = settings().MAIL_EVENTS_MAILGUN_KEY
  if (key === undefined) return refuse({ reason: 'not_configured' })
  const signed = signedSchema.safeParse(body)
  if (!signed.success) return refuse({ reason: 'bad_body' })
  const { timestamp, token, signature } = signed.data.signature
  const expected = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex')
  if (!isEqual(signature, expected)) return refuse({ reason: 'bad_signature' })
  if (!isFresh(Number(timestamp), { now, minutes: freshMinutes })) return refuse({ reason: 'stale' })

  const content = signed.data['event-data']
  const reports = readReports(content, now)
  if (!Array.isArray(reports)) {
    await keepUnreadable('mailgun', [reports], now)
    return refuse({ reason: 'bad_body' })
  }
  const expiresAt = new Date(now.getTime() + 2 * freshMinutes * 60_000)
  return recordMailEvents(reports, { now, nonce: { value: fingerprint('mailgun-token', token), expiresAt } })
}

/** An empty list for an event that does not concern us. */
function readReports(content: { event: string }, now: Date): MailReport[] | Unreadable {
  if (!['failed', 'complained', 'unsubscribed'].includes(content.event)) return []
  const parsed = eventSchema.safeParse(content)
  if (!parsed.success) return { content, reason: sayIssues(parsed.error) }
  const { id, recipient, timestamp, message, 'delivery-status': status } = parsed.data
  const at = readInstant(timestamp, now)
  return [
    {
      id: `mailgun:${id}`,
      kind: kindOf(parsed.data),
      email: recipient,
      at,
      mail: readMessageId(message?.headers?.['message-id']),
      detail: wordsOf(status),
    },
  ]
}

type Failure = Pick<z.infer<typeof eventSchema>, 'event' | 'severity' | 'reason' | 'delivery-status'>

function kindOf({ event, severity, reason, 'delivery-status': status }: Failure): MailEventKind {
  // Mailgun keeps lists of its own, and does not even try an address on one of them.
  if (event === 'complained' || reason === 'suppress-complaint') return 'complaint'
  if (event === 'unsubscribed' || reason === 'suppress-unsubscribe') return 'left'
  if (reason === 'espblock') return 'policy_block'
  // "old": Mailgun gave up after temporary failures only.
  const isClaimed = reason == null || ['bounce', 'suppress-bounce', 'generic'].includes(reason)
  const claim = severity === 'permanent' && isClaimed ? 'hard' : 'soft'
  return judgeBounce({ claim, status: status?.['enhanced-code'] ?? '', words: wordsOf(status) })
}

function wordsOf(status: Failure['delivery-status']): string {
  const { code, message, description } = status ?? {}
  const said = [message ?? '', description ?? ''].map((text) => text.slice(0, 2_000))
  return [code ?? '', ...said].join(' ').trim()
}
