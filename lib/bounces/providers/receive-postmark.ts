import * as z from 'zod'
import { reportedEmailSchema } from '../../addresses/email-address'
import { settings } from '../../env'
import { isEqual } from '../../secrets/is-equal'
import { refuse, succeed, type Result } from '../../result'
import { judgeBounce } from '../classify/judge-bounce'
import { fingerprint } from '../../secrets/tokens'
import { keepUnreadable, sayIssues, type Unreadable } from '../keep-unreadable'
import { recordMailEvents } from '../record-mail-events'
import {
  readInstant,
  type Incoming,
  type MailEventKind,
  type MailReport,
  type Received,
  type ReceiveRefusal,
} from '../rules'
import { jsonSchema } from '../schema'

/**
 * Postmark's bounce types that are about an address or about us. A holiday's answer, a challenge or a mailing list's
 * answer is neither. https://postmarkapp.com/developer/api/bounce-api#bounce-types
 */
const kinds: Record<string, 'hard' | 'soft' | 'policy_block' | 'complaint' | 'left'> = {
  HardBounce: 'hard',
  BadEmailAddress: 'hard',
  SoftBounce: 'soft',
  Transient: 'soft',
  DnsError: 'soft',
  Undeliverable: 'soft',
  Unknown: 'soft',
  Blocked: 'policy_block',
  DMARCPolicy: 'policy_block',
  VirusNotification: 'policy_block',
  // A spam filter's judgement of our text, not a reader's complaint.
  SpamNotification: 'policy_block',
  SpamComplaint: 'complaint',
  Unsubscribe: 'left',
}

/** Why Postmark stopped sending to an address. "ManualSuppression" is a reader who left, or somebody who did it for them. */
const suppressions: Record<string, MailEventKind> = {
  HardBounce: 'hard_bounce',
  SpamComplaint: 'complaint',
}

const address = reportedEmailSchema.pipe(z.string('names no address that we can read'))
const text = z.string().nullish()
const recordSchema = jsonSchema.pipe(z.object({ RecordType: z.string() }))
const bounceSchema = jsonSchema.pipe(
  z.object({
    ID: z.union([z.number(), z.string().max(100)]),
    Type: z.string(),
    Email: address,
    Description: text,
    Details: text,
    BouncedAt: text,
  }),
)
const changeSchema = jsonSchema.pipe(
  z.object({
    Recipient: address,
    SuppressSending: z.boolean(),
    SuppressionReason: text,
    ChangedAt: text,
  }),
)

/** Postmark signs nothing. It authenticates by a shared secret, as the password in the URL or in a header. */
export async function receivePostmark({
  headers,
  body,
  now,
}: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const secret = settings().MAIL_EVENTS_POSTMARK_SECRET
  if (secret === undefined) return refuse({ reason: 'not_configured' })
  if (!isEqual(givenSecret(headers), secret)) return refuse({ reason: 'bad_signature' })
  const report = readRecord(body, now)
  if (report === null) return succeed('ignored')
  if (!('reason' in report)) return recordMailEvents([report], { now })
  await keepUnreadable('postmark', [report], now)
  return refuse({ reason: 'bad_body' })
}

/** Null for a record that does not concern us, such as an opened mail. */
function readRecord(body: string, now: Date): MailReport | Unreadable | null {
  const record = recordSchema.safeParse(body)
  if (!record.success) return { content: body, reason: sayIssues(record.error) }
  if (record.data.RecordType === 'SubscriptionChange') return readChange(body, now)
  return ['Bounce', 'SpamComplaint'].includes(record.data.RecordType) ? readBounce(body, now) : null
}

function readBounce(body: string, now: Date): MailReport | Unreadable | null {
  const parsed = bounceSchema.safeParse(body)
  if (!parsed.success) return { content: body, reason: sayIssues(parsed.error) }
  const { ID, Type, Email: email, Description, Details, BouncedAt } = parsed.data
  const claim = Object.hasOwn(kinds, Type) ? kinds[Type] : undefined
  if (claim === undefined) return null
  const detail = `${(Description ?? '').slice(0, 2_000)} ${(Details ?? '').slice(0, 2_000)}`
  const isBounce = claim === 'hard' || claim === 'soft'
  const kind = isBounce ? judgeBounce({ claim, status: '', words: detail }) : claim
  return { id: `postmark:${ID}`, kind, email, mail: null, detail, at: readInstant(BouncedAt ?? '', now) }
}

/** Postmark has stopped sending to an address, or does so again; only the first concerns us. It has no id of its own. */
function readChange(body: string, now: Date): MailReport | Unreadable | null {
  const parsed = changeSchema.safeParse(body)
  if (!parsed.success) return { content: body, reason: sayIssues(parsed.error) }
  const { Recipient: email, SuppressSending, SuppressionReason, ChangedAt } = parsed.data
  if (!SuppressSending) return null
  const reason = SuppressionReason ?? ''
  const kind = Object.hasOwn(suppressions, reason) ? (suppressions[reason] ?? 'left') : 'left'
  const id = `postmark:change:${fingerprint('postmark-change', `${email} ${reason} ${ChangedAt ?? ''}`)}`
  return { id, kind, email, mail: null, detail: reason, at: readInstant(ChangedAt ?? '', now) }
}

function givenSecret(headers: Incoming['headers']): string {
  const [, encoded] = /^Basic ([\w+/=]+)$/i.exec(headers('authorization') ?? '') ?? []
  if (encoded === undefined) return headers('x-mail-events-secret') ?? ''
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  return credentials.slice(credentials.indexOf(':') + 1)
}
