import { z } from 'zod'
import { reportedEmailSchema } from '../../email-address'
import { settings } from '../../env'
import { isEqual } from '../../is-equal'
import { refuse, succeed, type Result } from '../../result'
import { judgeBounce } from '../classify/judge-bounce'
import { recordMailEvents } from '../record-mail-events'
import { readInstant, type Incoming, type Received, type ReceiveRefusal } from '../rules'
import { jsonSchema } from '../schema'

/** Postmark's bounce types that are about an address; a vacation reply or a mailing list's answer is not one. */
const kinds: Record<string, 'hard' | 'soft' | 'policy_block' | 'complaint'> = {
  HardBounce: 'hard',
  BadEmailAddress: 'hard',
  SoftBounce: 'soft',
  Transient: 'soft',
  DnsError: 'soft',
  Undeliverable: 'soft',
  Blocked: 'policy_block',
  // A spam filter's judgement of our text, not a reader's complaint.
  SpamNotification: 'policy_block',
  SpamComplaint: 'complaint',
}

const recordSchema = jsonSchema.pipe(z.object({ RecordType: z.string() }))
const bounceSchema = jsonSchema.pipe(
  z.object({
    ID: z.number().int(),
    Type: z.string(),
    Email: reportedEmailSchema,
    Description: z.string().default(''),
    Details: z.string().default(''),
    BouncedAt: z.string().optional(),
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
  const record = recordSchema.safeParse(body)
  if (!record.success) return refuse({ reason: 'bad_body' })
  if (!['Bounce', 'SpamComplaint'].includes(record.data.RecordType)) return succeed('ignored')
  const parsed = bounceSchema.safeParse(body)
  if (!parsed.success) return refuse({ reason: 'bad_body' })
  const { ID, Type, Email, Description, Details, BouncedAt } = parsed.data
  const claim = kinds[Type]
  if (claim === undefined) return succeed('ignored')
  const words = `${Description.slice(0, 2_000)} ${Details.slice(0, 2_000)}`
  const kind = claim === 'hard' || claim === 'soft' ? judgeBounce({ claim, status: '', words }) : claim
  const report = {
    id: `postmark:${ID}`,
    kind,
    email: Email,
    mail: null,
    detail: words,
    at: readInstant(BouncedAt, now),
  }
  return recordMailEvents([report], { now })
}

function givenSecret(headers: Incoming['headers']): string {
  const [, encoded] = /^Basic ([\w+/=]+)$/i.exec(headers('authorization') ?? '') ?? []
  if (encoded === undefined) return headers('x-mail-events-secret') ?? ''
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  return credentials.slice(credentials.indexOf(':') + 1)
}
