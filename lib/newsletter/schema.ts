import { z } from 'zod'
import { emailSchema } from '../email-address'
import { longestSource } from './rules'

/** Path of the page with the form, for the consent record; never its query. */
const pageSchema = z
  .string()
  .max(200)
  .regex(/^\/[\w/.-]*$/)
  .catch('/newsletter')

export const signUpSchema = z.object({
  email: emailSchema,
  /** The address we already asked the reader about. Sent again unchanged, it is accepted. */
  asked: z.string().max(300).optional(),
  page: pageSchema,
  /** A honeypot for bots: people neither see nor reach it. */
  website: z.string().max(1000).default(''),
})
export type SignUp = z.infer<typeof signUpSchema>

/** Changes the email address of a subscription. */
export const addressSchema = z.object({
  token: z.string().max(500).default(''),
  email: emailSchema,
  /** The address we already asked the reader about. Sent again unchanged, it is accepted. */
  asked: z.string().max(300).optional(),
})
export type AddressRequest = z.infer<typeof addressSchema>

export const pauseSchema = z.object({
  token: z.string().max(500).default(''),
  weeks: z.string().max(10).default(''),
  ownDay: z.string().max(10).optional(),
})
export type PauseRequest = z.infer<typeof pauseSchema>

/** An administrator's action on one subscriber, with the tick or the reason that it needs. */
export const actionSchema = z
  .object({
    subscriberId: z.uuid(),
    sure: z.string().optional(),
    reason: z.string().trim().max(500).default(''),
  })
  .transform(({ subscriberId, sure, reason }) => ({ subscriberId, isSure: sure === 'yes', reason }))

/** One subscriber whom staff add by hand. */
export const additionSchema = z
  .object({
    email: emailSchema,
    name: z.string().trim().max(200, 'Use 200 characters or fewer.').default(''),
    how: z.enum(['ask', 'agreed'], 'Choose how they agree.'),
    source: z.string().trim().max(longestSource, `Use ${longestSource} characters or fewer.`).default(''),
  })
  .refine(({ how, source }) => how === 'ask' || source !== '', {
    path: ['source'],
    error: 'Say how they agreed, for example “By phone to Anna Berg, 27 November 2026”.',
  })
export type Addition = z.infer<typeof additionSchema>
