import * as z from 'zod'
import { storable } from '../text'

/**
 * Text that is not JSON becomes null, so the schema after it refuses it. Replaces characters that PostgreSQL
 * cannot store.
 */
export const jsonSchema = z.string().transform((text): unknown => {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value))
  } catch {
    return null
  }
})

/** The envelope of a message from SNS, with any content. */
export const snsSchema = jsonSchema.pipe(
  z.object({
    Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
    MessageId: z.string(),
    TopicArn: z.string(),
    Message: z.string(),
    Timestamp: z.string(),
    Subject: z.string().optional(),
    Token: z.string().optional(),
    SubscribeURL: z.string().optional(),
    SignatureVersion: z.enum(['1', '2']),
    Signature: z.string(),
    SigningCertURL: z.string(),
  }),
)
export type SnsMessage = z.infer<typeof snsSchema>
