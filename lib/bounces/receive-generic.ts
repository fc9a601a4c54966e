import { z } from 'zod'
import { reportedEmailSchema } from '../email-address'
import { settings } from '../env'
import { refuse, type Result } from '../result'
import { judgeBounce } from './bounce-rules'
import { recordMailEvents } from './record-mail-events'
import {
  readInstant,
  readMessageId,
  type Incoming,
  type MailReport,
  type Received,
  type ReceiveRefusal,
} from './rules'
import { jsonSchema } from './schema'
import { verifySignature } from './verify-signature'

const kinds = ['hard_bounce', 'soft_bounce', 'complained'] as const
const claims = { hard_bounce: 'hard', soft_bounce: 'soft' } as const

/** The format for all other providers. docs/operations.md says how it is signed. */
const bodySchema = jsonSchema.pipe(
  z.object({
    events: z
      .array(
        z.object({
          id: z.string().min(1).max(200),
          /** Any other type is ignored. */
          type: z.string().max(100),
          email: reportedEmailSchema.optional(),
          messageId: z.string().max(500).optional(),
          detail: z.string().max(10_000).default(''),
          at: z.string().max(40).optional(),
        }),
      )
      .max(1000),
  }),
)

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
  const reports = parsed.data.events.flatMap(({ id, type, email, messageId, detail, at }): MailReport[] => {
    const kind = kinds.find((known) => known === type)
    if (kind === undefined) return []
    const mail = readMessageId(messageId)
    const judged =
      kind === 'complained' ? kind : judgeBounce({ claim: claims[kind], status: '', words: detail })
    return [
      { id: `generic:${id}`, kind: judged, email: email ?? null, mail, detail, at: readInstant(at, now) },
    ]
  })
  return recordMailEvents(reports, { now })
}
