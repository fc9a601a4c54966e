import * as z from 'zod'
import { longestSource } from '../newsletter/rules'
import { dateChoices, delimiters, encodings, meanings, standings } from './rules'

const meaning = z.enum(meanings)
const standing = z.enum(standings)

const part = z.object({
  columns: z.record(z.string(), meaning).exactOptional(),
  statuses: z.record(z.string(), standing).exactOptional(),
  standing: standing.exactOptional(),
  dates: z.record(z.string(), z.enum(dateChoices)).exactOptional(),
  mended: z.record(z.string(), z.boolean()).exactOptional(),
})

/** What a person decided about a file, as it is stored. */
export const decisionsSchema = z.object({
  encoding: z.enum(encodings).exactOptional(),
  delimiter: z.enum(delimiters).exactOptional(),
  dateOrder: z.enum(['day_first', 'month_first']).exactOptional(),
  parts: z.record(z.string(), part).exactOptional(),
})

/** The form above the upload: where the people come from. */
const sourceSchema = z
  .string('Say where these people agreed.')
  .trim()
  .min(
    1,
    'Say where these people agreed, for example “Subscription form at the reader evening in Riga, May 2026”.',
  )
  .max(longestSource, `Use ${longestSource} characters or fewer.`)

export const uploadSchema = z.object({ source: sourceSchema })

/** The button "Import" on the preview. */
export const approvalSchema = z.object({
  importId: z.uuid(),
  revision: z.coerce.number().int().min(0).max(1_000_000),
  asksToConfirm: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
  agreed: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
})
