import { z } from 'zod'
import { storable } from '../text'

/** What is no JSON is as good as nothing: the shape then refuses it. What no table can hold is marked in its texts. */
export const jsonSchema = z.string().transform((text): unknown => {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value))
  } catch {
    return null
  }
})

/** What SNS posts: the envelope, whatever is in it. */
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
