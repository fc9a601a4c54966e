import { z } from 'zod'
import { emailSchema } from '../email-address'

export const signInSchema = z.object({
  email: emailSchema,
  /** The address somebody was already asked about: sent again, it is meant. */
  asked: z.string().max(300).optional(),
  /** Where to go on to; only a path of ours is followed. */
  back: z.string().max(2000).optional().catch(undefined),
  /** Bait for robots: people neither see it nor reach it. */
  website: z.string().max(1000).default(''),
})
export type SignIn = z.infer<typeof signInSchema>

/** Which session a form means; what is not an id means none. */
export const sessionIdSchema = z.uuid().nullable().catch(null)

/** Eight digits, however they were grouped. */
export const codeSchema = z.object({
  code: z
    .string('Enter the code from the mail.')
    .transform((typed) => typed.normalize('NFKC').replace(/[\s.-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'Enter the code from the mail.')
        .regex(/^\d{8}$/, 'The code has eight digits, like 1234 5678. Enter it as it stands in the mail.'),
    ),
})
