import { z } from 'zod'

const line = (most: number) => z.string().trim().max(most, `Keep it to ${most} characters.`).default('')

/** Browsers send line ends as CRLF; an edition keeps them as one sign. */
const words = (most: number) =>
  z
    .string()
    .max(most, `Keep it to ${most} characters.`)
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .default('')

/** What an editor can type into an edition. Nothing need be there yet: the list before submitting asks for it. */
export const editionWordsSchema = z.object({
  subject: line(200),
  preheader: line(200),
  openingNote: words(5_000),
})
export type EditionWords = z.infer<typeof editionWordsSchema>

export const itemSchema = z.object({ articleId: z.uuid(), blurb: words(600) })
