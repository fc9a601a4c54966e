import * as z from 'zod'
import { calendarDay, listPlace } from '../bounded'
import { parseAmount } from '../money'
import { frequencies } from '../offers/rules'
import { labelSchema } from '../offers/schema'
import { publication } from '../publication'

/** The states by which donations can be listed; `given`, the default, means that money was received. */
export const standings = [
  'given',
  'scheduled',
  'active',
  'past_due',
  'ending',
  'ended',
  'paid',
  'refunded',
  'unpaid',
  'any',
] as const
export type Standing = (typeof standings)[number]

const blankIsNone = (value: unknown) => (value === '' ? undefined : value)
const day = z.preprocess(
  blankIsNone,
  calendarDay('Enter the date as year, month and day: 2026-11-24.').optional(),
)
const unreadable = 'Enter the amount in figures, for example 12.50.'
const amount = z
  .string()
  .trim()
  .max(20, unreadable)
  .refine((typed) => typed === '' || parseAmount(typed, publication.currency).ok, unreadable)
  .optional()
const label = z.preprocess(blankIsNone, labelSchema)

/** `<instant>_<id>` of the donation before or after a page of the list. */
const place = listPlace.optional().catch(undefined)

/** The list's form, as it is in the URL. Drops unknown choices, and reports typing mistakes. */
export const filterSchema = z
  .object({
    q: z.string().trim().max(320).optional().catch(undefined),
    standing: z.enum(standings).catch('given'),
    frequency: z.enum(frequencies).optional().catch(undefined),
    currency: z.enum(publication.currencies).optional().catch(undefined),
    least: amount,
    most: amount,
    article: label,
    campaign: label,
    from: day,
    until: day,
    after: place,
    before: place,
  })
  .transform(({ least, most, ...filter }, context) => {
    const currency = filter.currency ?? publication.currency
    const read = (path: 'least' | 'most', typed: string | undefined) => {
      const parsed = typed ? parseAmount(typed, currency) : null
      if (parsed === null || parsed.ok) return parsed?.value.minor
      context.addIssue({
        code: 'custom',
        path: [path],
        message: unreadable,
      })
      return undefined
    }
    return { ...filter, leastMinor: read('least', least), mostMinor: read('most', most) }
  })

/** The donations of a list, a count or an export. Amounts are in minor units of any currency. */
export type Filter = z.infer<typeof filterSchema>

/** The states by which subscribers can be listed. A `confirmed` one may be paused or suppressed too. */
export const subscriberStandings = [
  'any',
  'confirmed',
  'unconfirmed',
  'unsubscribed',
  'paused',
  'suppressed',
] as const
export type SubscriberStanding = (typeof subscriberStandings)[number]

/** The form above the list of subscribers, as it is in the URL. */
export const subscriberFilterSchema = z.object({
  q: z.string().trim().max(320).optional().catch(undefined),
  standing: z.enum(subscriberStandings).catch('any'),
  tag: z.preprocess(blankIsNone, z.string().trim().max(50).optional().catch(undefined)),
  from: day,
  until: day,
  after: place,
  before: place,
})

/** The subscribers of a list, a count or an export. `ids`: those of them that somebody ticked. */
export type SubscriberFilter = z.infer<typeof subscriberFilterSchema> & { ids?: readonly string[] }

/** What staff do to the subscribers that they ticked on one page of the list. */
export const selectionSchema = z.object({
  ids: z.array(z.uuid()).min(1, 'Tick at least one subscriber.').max(100),
  what: z.enum(['add_tag', 'remove_tag', 'unsubscribe', 'suppress', 'export'], 'Choose what to do.'),
  tag: z.string().trim().max(50, 'A tag has at most 50 characters.').default(''),
  reason: z.string().trim().max(500, 'Use 500 characters or fewer.').default(''),
})
