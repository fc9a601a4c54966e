import * as z from 'zod'
import { emailSchema } from '../addresses/email-address'

export const signInSchema = z.object({
  email: emailSchema,
  /** The address that we asked the reader to check. If it is submitted again, it is correct. */
  asked: z.string().max(300).optional(),
  /** Where to continue; only a path on this site is followed. */
  back: z.string().max(2000).optional().catch(undefined),
  /** A honeypot for robots: people neither see nor reach it. */
  website: z.string().max(1000).default(''),
})
export type SignIn = z.infer<typeof signInSchema>

/** The session that a form names; an invalid id names none. */
export const sessionIdSchema = z.uuid().nullable().catch(null)

/** Eight digits in any grouping. */
export const codeSchema = z.object({
  code: z
    .string('Enter the code from the email.')
    .transform((typed) => typed.normalize('NFKC').replace(/[\s.-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, 'Enter the code from the email.')
        .regex(/^\d{8}$/, 'The code has eight digits, like 1234 5678. Enter it as it appears in the email.'),
    ),
})
