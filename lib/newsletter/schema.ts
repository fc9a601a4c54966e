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

/** The letters at another address. */
export const addressSchema = z.object({
  token: z.string().max(500).default(''),
  email: emailSchema,
  /** The address a reader was already asked about: sent again, it is meant. */
  asked: z.string().max(300).optional(),
})
export type AddressRequest = z.infer<typeof addressSchema>

export const pauseSchema = z.object({
  token: z.string().max(500).default(''),
  weeks: z.string().max(10).default(''),
  ownDay: z.string().max(10).optional(),
})
export type PauseRequest = z.infer<typeof pauseSchema>
