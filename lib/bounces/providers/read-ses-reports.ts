import { z } from 'zod'
import { reportedEmailSchema } from '../../email-address'
import { judgeBounce } from '../classify/judge-bounce'
import { readInstant, readMessageId, type MailEventKind, type MailReport } from '../rules'
import { jsonSchema } from '../schema'

const typeSchema = jsonSchema.pipe(
  z.object({ notificationType: z.string().optional(), eventType: z.string().optional() }),
)
const mailSchema = z.object({ commonHeaders: z.object({ messageId: z.string().optional() }).optional() })
const recipient = z.object({ emailAddress: reportedEmailSchema, diagnosticCode: z.string().optional() })

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
 * The reports in the message of an SNS notification: an empty list for a kind that does not concern us (deliveries,
 * opens, the confirmation of a topic), null for a malformed message of a kind that does.
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
  const claim = bounce.bounceType === 'Permanent' ? 'hard' : 'soft'
  const kindOf = (words: string) => judgeBounce({ claim, status: '', words })
  return reportsOf({ ...bounce, mail, kindOf, recipients: bounce.bouncedRecipients }, now)
}

function readComplaint(message: string, now: Date): MailReport[] | null {
  const parsed = complaintSchema.safeParse(message)
  if (!parsed.success) return null
  const { mail, complaint } = parsed.data
  // The reader moved the mail out of the junk folder.
  if (complaint.complaintFeedbackType === 'not-spam') return []
  const recipients = complaint.complainedRecipients.map(({ emailAddress }) => {
    return { emailAddress, diagnosticCode: complaint.complaintFeedbackType }
  })
  return reportsOf({ ...complaint, mail, kindOf: () => 'complaint', recipients }, now)
}

type Feedback = {
  feedbackId: string
  timestamp?: string | undefined
  mail: z.infer<typeof mailSchema>
  kindOf: (words: string) => MailEventKind
  recipients: { emailAddress: string | null; diagnosticCode?: string | undefined }[]
}

function reportsOf({ feedbackId, timestamp, mail, kindOf, recipients }: Feedback, now: Date): MailReport[] {
  return recipients.map(({ emailAddress, diagnosticCode }, index) => ({
    id: index === 0 ? `ses:${feedbackId}` : `ses:${feedbackId}:${index}`,
    kind: kindOf(diagnosticCode ?? ''),
    email: emailAddress,
    mail: readMessageId(mail.commonHeaders?.messageId),
    detail: diagnosticCode ?? '',
    at: readInstant(timestamp, now),
  }))
}
