import * as z from 'zod'
import { wholeNumber } from '../bounded'
import { slugOf } from './rules'

const line = (most: number) => z.string().trim().max(most, `Use ${most} characters or fewer.`)
const blankIsNone = (text: string) => (text === '' ? null : text)

/** Browsers send line ends as CRLF; an article stores LF. */
const body = z
  .string()
  .max(200_000, 'This is too long for one article.')
  .transform((text) => text.replace(/\r\n?/g, '\n').trim())

const fields = {
  standfirst: line(400).default(''),
  byline: line(120).default(''),
  section: line(60).default(''),
  slug: line(80).default(''),
  bodyMarkdown: body.default(''),
  illustration: line(120)
    .regex(/^$|^[\w.-]+\.svg$/, 'Choose one of the pictures.')
    .default('')
    .transform(blankIsNone),
  illustrationAlt: line(300).default('').transform(blankIsNone),
  isSensitive: z.literal('yes').optional().catch(undefined).transform(Boolean),
}

/** A draft needs only a headline, so that it can be found again. */
export const draftSchema = z
  .object({ headline: line(200).min(1, 'Enter a headline. A working headline is enough.'), ...fields })
  .transform((words) => ({ ...words, slug: words.slug || slugOf(words.headline) }))

/** A published article must be complete. */
export const articleSchema = draftSchema.superRefine((words, context) => {
  const need = (path: keyof typeof words, message: string) => {
    if (!words[path]) context.addIssue({ code: 'custom', path: [path], message })
  }
  need('standfirst', 'Enter a standfirst: a sentence or two under the headline.')
  need('byline', 'Enter who wrote it.')
  need('section', 'Enter the section that it belongs to.')
  need('bodyMarkdown', 'Write the article.')
  if (!/^[a-z\d]+(-[a-z\d]+)*$/.test(words.slug)) {
    const message =
      'Enter an address made of lower-case letters, digits and hyphens, such as the-lake-that-grows.'
    context.addIssue({ code: 'custom', path: ['slug'], message })
  }
  if (words.illustration !== null)
    need('illustrationAlt', 'Say what the picture shows, for readers who cannot see it.')
})

/** A change to a published text needs a note about what was wrong, or the statement that nothing was. */
export const correctionSchema = z
  .object({ note: line(500).default(''), isMinor: z.literal('yes').optional().catch(undefined) })
  .transform(({ note, isMinor }, context) => {
    if (note !== '') return note
    if (isMinor === 'yes') return null
    const message = 'Tell readers what was wrong, or tick that nothing was.'
    context.addIssue({ code: 'custom', path: ['note'], message })
    return z.NEVER
  })

/** The draft that a form was rendered for, and its version: 0 if nothing was saved yet. */
export const placeSchema = z.object({
  draft: z.uuid(),
  version: wholeNumber(0),
  article: z.uuid().optional().catch(undefined),
  base: wholeNumber(0).catch(0),
})
