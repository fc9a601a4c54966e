import { z } from 'zod'
import { emailSchema } from '../email-address'
import { settings } from '../env'
import { isEqual } from '../is-equal'
import { refuse, succeed, type Result } from '../result'
import { recordMailEvents } from './record-mail-events'
import { readInstant, type Incoming, type MailEventKind, type Received, type ReceiveRefusal } from './rules'
import { jsonSchema } from './schema'

/** Postmark's types of a bounce that are about an address; a vacation message or a list's answer is none. */
const kinds: Record<string, MailEventKind> = {
  HardBounce: 'bounced_for_good',
  BadEmailAddress: 'bounced_for_good',
  SoftBounce: 'bounced_for_now',
  Transient: 'bounced_for_now',
  DnsError: 'bounced_for_now',
  Blocked: 'bounced_for_now',
  Undeliverable: 'bounced_for_now',
  SpamNotification: 'complained',
  SpamComplaint: 'complained',
}

const recordSchema = jsonSchema.pipe(z.object({ RecordType: z.string() }))
const bounceSchema = jsonSchema.pipe(
  z.object({
    ID: z.number().int(),
    Type: z.string(),
    Email: emailSchema,
    Description: z.string().default(''),
    Details: z.string().default(''),
    BouncedAt: z.string().optional(),
  }),
)

/** Postmark signs nothing: what it may know is a secret, as the password of its address or in a header of its own. */
export async function receivePostmark({
  headers,
  body,
  now,
}: Incoming): Promise<Result<Received, ReceiveRefusal>> {
  const secret = settings().MAIL_EVENTS_POSTMARK_SECRET
  if (secret === undefined) return refuse({ reason: 'not_configured' })
  if (!isEqual(givenSecret(headers), secret)) return refuse({ reason: 'bad_signature' })
  const record = recordSchema.safeParse(body)
  if (!record.success) return refuse({ reason: 'bad_body' })
  if (!['Bounce', 'SpamComplaint'].includes(record.data.RecordType)) return succeed('ignored')
  const parsed = bounceSchema.safeParse(body)
  if (!parsed.success) return refuse({ reason: 'bad_body' })
  const { ID, Type, Email, Description, Details, BouncedAt } = parsed.data
  const kind = kinds[Type]
  if (kind === undefined) return succeed('ignored')
  const report = {
    ...{ id: `postmark:${ID}`, kind, email: Email, mail: null },
    ...{ detail: `${Description} ${Details}`, at: readInstant(BouncedAt, now) },
  }
  return recordMailEvents([report], { now })
}

function givenSecret(headers: Incoming['headers']): string {
  const [, encoded] = /^Basic ([\w+/=]+)$/i.exec(headers('authorization') ?? '') ?? []
  if (encoded === undefined) return headers('x-mail-events-secret') ?? ''
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  return credentials.slice(credentials.indexOf(':') + 1)
}
