import { z } from 'zod'
import { emailSchema } from '../email-address'
import { readInstant, readMessageId, type MailEventKind, type MailReport } from './rules'
import { jsonSchema } from './schema'

const typeSchema = jsonSchema.pipe(
  z.object({ notificationType: z.string().optional(), eventType: z.string().optional() }),
)
const mailSchema = z.object({ commonHeaders: z.object({ messageId: z.string().optional() }).optional() })
const recipient = z.object({ emailAddress: emailSchema, diagnosticCode: z.string().optional() })

const bounceSchema = jsonSchema.pipe(
  z.object({
    mail: mailSchema,
    bounce: z.object({
      bounceType: z.string(),
      feedbackId: z.string(),
      timestamp: z.string().optional(),
      bouncedRecipients: z.array(recipient),
    }),
  }),
)
const complaintSchema = jsonSchema.pipe(
  z.object({
    mail: mailSchema,
    complaint: z.object({
      feedbackId: z.string(),
      timestamp: z.string().optional(),
      complaintFeedbackType: z.string().optional(),
      complainedRecipients: z.array(recipient),
    }),
  }),
)

/**
 * What SES says in the message of an SNS notification: none for a kind that is of no concern to us (deliveries,
 * opens, the word that a topic was joined), null for one that is, and is not as it should be.
 */
export function readSesReports(message: string, now: Date): MailReport[] | null {
  const type = typeSchema.safeParse(message)
  const name = type.success ? (type.data.notificationType ?? type.data.eventType) : undefined
  if (name === 'Bounce') return readBounce(message, now)
  return name === 'Complaint' ? readComplaint(message, now) : []
}

function readBounce(message: string, now: Date): MailReport[] | null {
  const parsed = bounceSchema.safeParse(message)
  if (!parsed.success) return null
  const { mail, bounce } = parsed.data
  const kind = bounce.bounceType === 'Permanent' ? 'bounced_for_good' : 'bounced_for_now'
  return reportsOf({ ...bounce, mail, kind, recipients: bounce.bouncedRecipients }, now)
}

function readComplaint(message: string, now: Date): MailReport[] | null {
  const parsed = complaintSchema.safeParse(message)
  if (!parsed.success) return null
  const { mail, complaint } = parsed.data
  const recipients = complaint.complainedRecipients.map(({ emailAddress }) => {
    return { emailAddress, diagnosticCode: complaint.complaintFeedbackType }
  })
  return reportsOf({ ...complaint, mail, kind: 'complained', recipients }, now)
}

type Feedback = {
  feedbackId: string
  timestamp?: string | undefined
  mail: z.infer<typeof mailSchema>
  kind: MailEventKind
  recipients: { emailAddress: string; diagnosticCode?: string | undefined }[]
}

function reportsOf({ feedbackId, timestamp, mail, kind, recipients }: Feedback, now: Date): MailReport[] {
  return recipients.map(({ emailAddress, diagnosticCode }, index) => ({
    id: index === 0 ? `ses:${feedbackId}` : `ses:${feedbackId}:${index}`,
    kind,
    email: emailAddress,
    mail: readMessageId(mail.commonHeaders?.messageId),
    detail: diagnosticCode ?? '',
    at: readInstant(timestamp, now),
  }))
}
