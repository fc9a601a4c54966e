import * as z from 'zod'
import { calendarDay } from '../bounded'
import { domainOf, emailSchema, readEmail } from '../addresses/email-address'
import { languages } from '../languages/rules'
import { longestSource } from './rules'

/** Path of the page with the form, for the consent record; never its query. */
export const signUpPageSchema = z
  .string()
  .max(200)
  .regex(/^\/[\w/.-]*$/)
  .catch('/newsletter')

export const signUpSchema = z.object({
  email: emailSchema,
  /** The address we already asked the reader about. Sent again unchanged, it is accepted. */
  asked: z.string().max(300).optional(),
  page: signUpPageSchema,
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

/** The language of our mails, from a button on the preferences page. */
export const languageSchema = z.object({
  token: z.string().max(500).default(''),
  language: z.enum(languages),
})

/** An administrator's action on one subscriber, with the tick or the reason that it needs. */
export const actionSchema = z
  .object({
    subscriberId: z.uuid(),
    sure: z.string().optional(),
    reason: z.string().trim().max(500).default(''),
  })
  .transform(({ subscriberId, sure, reason }) => ({ subscriberId, isSure: sure === 'yes', reason }))

const unreadableDay = 'Enter the date as year, month and day: 2026-11-24.'

/** A domain as staff type it, with or without what is before the @; stored and compared in ASCII. */
const domainSchema = z
  .string()
  .trim()
  .max(255)
  .transform((typed, context) => {
    const read = readEmail(`reader@${typed.slice(typed.lastIndexOf('@') + 1)}`)
    if (read.ok) return domainOf(read.value)
    context.addIssue({ code: 'custom', message: 'Enter the domain of the addresses, such as example.org.' })
    return z.NEVER
  })

/** Which suppressions to remove together. */
export const bouncedSchema = z
  .object({ domain: domainSchema, from: calendarDay(unreadableDay), to: calendarDay(unreadableDay) })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    error: 'Enter a day that is not before the first.',
  })

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
