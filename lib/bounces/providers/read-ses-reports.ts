import * as z from 'zod'
import { reportedEmailSchema } from '../../addresses/email-address'
import { fingerprint } from '../../secrets/tokens'
import { judgeBounce } from '../classify/judge-bounce'
import { sayIssues, type Unreadable } from '../keep-unreadable'
import { readInstant, readMessageId, type MailEventKind, type MailReport } from '../rules'
import { jsonSchema } from '../schema'

const typeSchema = jsonSchema.pipe(
  z.object({ notificationType: z.string().optional(), eventType: z.string().optional() }),
)
const mailSchema = z
  .object({ commonHeaders: z.object({ messageId: z.string().nullish() }).nullish() })
  .nullish()
const address = reportedEmailSchema.pipe(z.string('names no address that we can read'))
const recipientSchema = z.object({
  emailAddress: address,
  status: z.string().nullish(),
  diagnosticCode: z.string().nullish(),
})
const recipientsSchema = z.array(z.unknown()).max(1000)

const bounceSchema = jsonSchema.pipe(
  z.object({
    mail: mailSchema,
    bounce: z.object({
      bounceType: z.string(),
      bounceSubType: z.string().nullish(),
      feedbackId: z.string(),
      timestamp: z.string().nullish(),
      bouncedRecipients: recipientsSchema,
    }),
  }),
)
const complaintSchema = jsonSchema.pipe(
  z.object({
    mail: mailSchema,
    complaint: z.object({
      feedbackId: z.string(),
      timestamp: z.string().nullish(),
      complaintFeedbackType: z.string().nullish(),
      complainedRecipients: recipientsSchema,
    }),
  }),
)
/** Of SES's own lists: a reader used the link or the header that SES put into a mail. */
const subscriptionSchema = jsonSchema.pipe(
  z.object({
    mail: z.object({ messageId: z.string(), destination: recipientsSchema }),
    subscription: z.object({
      timestamp: z.string().nullish(),
      newTopicPreferences: z.object({ unsubscribeAll: z.boolean().nullish() }).nullish(),
    }),
  }),
)

export type SesReports = { reports: MailReport[]; unreadable: Unreadable[] }

const nothing: SesReports = { reports: [], unreadable: [] }

/**
 * The reports in the message of an SNS notification: none for a kind that does not concern us (deliveries, opens, the
 * confirmation of a topic). A recipient that we cannot read loses no other.
 */
export function readSesReports(message: string, now: Date): SesReports {
  const type = typeSchema.safeParse(message)
  const name = type.success ? (type.data.notificationType ?? type.data.eventType) : undefined
  if (name === 'Bounce') return readBounce(message, now)
  if (name === 'Complaint') return readComplaint(message, now)
  return name === 'Subscription' ? readSubscription(message, now) : nothing
}

function refused(content: string, error: z.ZodError): SesReports {
  return { reports: [], unreadable: [{ content, reason: sayIssues(error) }] }
}

function readBounce(message: string, now: Date): SesReports {
  const parsed = bounceSchema.safeParse(message)
  if (!parsed.success) return refused(message, parsed.error)
  const { mail, bounce } = parsed.data
  const claim = bounce.bounceType === 'Permanent' ? 'hard' : 'soft'
  const kindOf = ({ status, words }: Said): MailEventKind => {
    // SES's list management: the reader has left there.
    if (bounce.bounceSubType === 'UnsubscribedRecipient') return 'left'
    // The server's own words say more than the status that SES made of them.
    const isInWords = /[245]\.\d{1,3}\.\d{1,3}/.test(words)
    return judgeBounce({ claim, status: isInWords ? '' : status, words })
  }
  return reportsOf({ ...bounce, mail, kindOf, recipients: bounce.bouncedRecipients }, now)
}

function readComplaint(message: string, now: Date): SesReports {
  const parsed = complaintSchema.safeParse(message)
  if (!parsed.success) return refused(message, parsed.error)
  const { mail, complaint } = parsed.data
  const type = complaint.complaintFeedbackType ?? ''
  // "not-spam": the reader moved the mail out of the junk folder. RFC 5965 and 6591 name the others, which no reader sent.
  if (['not-spam', 'auth-failure', 'virus'].includes(type)) return nothing
  const kindOf = () => 'complaint' as const
  return reportsOf(
    { ...complaint, mail, kindOf, recipients: complaint.complainedRecipients, words: type },
    now,
  )
}

function readSubscription(message: string, now: Date): SesReports {
  const parsed = subscriptionSchema.safeParse(message)
  if (!parsed.success) return refused(message, parsed.error)
  const { mail, subscription } = parsed.data
  if (subscription.newTopicPreferences?.unsubscribeAll !== true) return nothing
  const { timestamp } = subscription
  const recipients = mail.destination.map((emailAddress) => ({ emailAddress }))
  const feedbackId = `left:${fingerprint('ses-subscription', `${mail.messageId} ${timestamp ?? ''}`)}`
  return reportsOf({ feedbackId, timestamp, mail: null, kindOf: () => 'left', recipients }, now)
}

type Said = { status: string; words: string }
type Feedback = {
  feedbackId: string
  timestamp?: string | null | undefined
  mail: z.infer<typeof mailSchema>
  kindOf: (said: Said) => MailEventKind
  recipients: unknown[]
  /** What is said about all of them. */
  words?: string
}

function reportsOf(
  { feedbackId, timestamp, mail, kindOf, recipients, words }: Feedback,
  now: Date,
): SesReports {
  const found: SesReports = { reports: [], unreadable: [] }
  for (const [index, content] of recipients.entries()) {
    const parsed = recipientSchema.safeParse(content)
    if (!parsed.success) {
      found.unreadable.push({ content, reason: sayIssues(parsed.error) })
      continue
    }
    const { emailAddress, status, diagnosticCode } = parsed.data
    const detail = words ?? diagnosticCode ?? status ?? ''
    found.reports.push({
      id: index === 0 ? `ses:${feedbackId}` : `ses:${feedbackId}:${index}`,
      kind: kindOf({ status: status ?? '', words: diagnosticCode ?? '' }),
      email: emailAddress,
      mail: readMessageId(mail?.commonHeaders?.messageId),
      detail,
      at: readInstant(timestamp ?? '', now),
    })
  }
  return found
}
