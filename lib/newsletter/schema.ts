import { z } from 'zod'
import { emailSchema } from '../email-address'

/** Path of the page a form stood on, for the consent record; never its query. */
const pageSchema = z
  .string()
  .max(200)
  .regex(/^\/[\w/.-]*$/)
  .catch('/newsletter')

export const signUpSchema = z.object({
  email: emailSchema,
  /** The address a reader was already asked about: sent again, it is meant. */
  asked: z.string().max(300).optional(),
  page: pageSchema,
  /** Bait for robots: people neither see it nor reach it. */
  website: z.string().max(1000).default(''),
})
export type SignUp = z.infer<typeof signUpSchema>
