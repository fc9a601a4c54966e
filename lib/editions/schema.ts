import * as z from 'zod'

/** A single line, whatever was typed: a subject is a mail header. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(most, `Use ${most} characters or fewer.`))
    .default('')

/** Browsers send line ends as CRLF; we store LF. */
const words = (most: number) =>
  z
    .string()
    .max(most, `Use ${most} characters or fewer.`)
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .default('')

/** What an editor can type into an edition. Every field may be empty; the checks before submitting require them. */
export const editionWordsSchema = z.object({
  subject: line(200),
  preheader: line(200),
  openingNote: words(5_000),
  editorName: line(100),
  /** A checkbox: absent if it is not ticked. */
  hasPicture: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
})
export type EditionWords = z.infer<typeof editionWordsSchema>

export const itemSchema = z.object({ articleId: z.uuid(), blurb: words(600) })
