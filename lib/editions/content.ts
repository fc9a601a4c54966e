import * as z from 'zod'
import { renderOpening } from '../articles/render-body'
import { clickQuery } from '../clicks/click-query'
import { dayOfDate } from '../days'
import { siteUrl } from '../urls'

/** How much of the lead story is in the mail, in characters: most stories are whole, and Cyrillic still fits below 100 kB. */
const leadCharacters = 12_000

const itemSchema = z.object({
  headline: z.string(),
  section: z.string(),
  blurb: z.string(),
  url: z.string(),
})

/** The first story: its text is in the mail, so that a reader who cannot open our site can read it. */
const leadSchema = itemSchema.extend({
  /** Safe HTML of paragraphs, headings, lists and quotations, without pictures. */
  html: z.string(),
  isWhole: z.boolean(),
  picture: z.object({ url: z.string(), alt: z.string() }).nullable(),
})

/** The words of an edition as data. The mail and the page in the archive are made from them. */
export const contentSchema = z.object({
  number: z.number(),
  date: z.string(),
  subject: z.string(),
  preheader: z.string(),
  openingNote: z.string(),
  editorName: z.string(),
  lead: leadSchema.nullable(),
  items: z.array(itemSchema),
})
export type EditionContent = z.infer<typeof contentSchema>
export type EditionItem = z.infer<typeof itemSchema>
export type LeadItem = z.infer<typeof leadSchema>

type Article = {
  headline: string
  section: string
  slug: string
  bodyMarkdown: string
  illustration: string | null
  illustrationAlt: string | null
}

export type EditionRow = {
  number: number
  dueOn: Date
  subject: string
  preheader: string
  openingNote: string
  editorName: string
  hasPicture: boolean
  items: { position: number; blurb: string; article: Article }[]
}

/** The content of an edition as it is in the database. */
export function contentOf(edition: EditionRow): EditionContent {
  const { number, dueOn, subject, preheader, openingNote, editorName, hasPicture, items } = edition
  const [first, ...others] = items
  const itemOf = ({
    position,
    blurb,
    article: { headline, section, slug },
  }: EditionRow['items'][number]) => ({
    headline,
    section,
    blurb,
    url: siteUrl(`/articles/${slug}`, clickQuery(number, position)),
  })
  return {
    number,
    date: dayOfDate(dueOn),
    subject,
    preheader,
    openingNote,
    editorName,
    lead:
      first === undefined
        ? null
        : {
            ...itemOf(first),
            ...openingOf(first.article),
            picture: hasPicture ? pictureOf(first.article) : null,
          },
    items: others.map(itemOf),
  }
}

/** A link in an article may be a path of our site or a place on its page; in a mail it must be a whole address. */
function openingOf({ bodyMarkdown, slug }: Article) {
  const { html, isWhole } = renderOpening(bodyMarkdown, leadCharacters)
  const page = siteUrl(`/articles/${slug}`)
  const whole = (href: string) =>
    /^(https?|mailto):/i.test(href) || !URL.canParse(href, page) ? href : new URL(href, page).href
  return { html: html.replaceAll(/ href="([^"]*)"/g, (_, href: string) => ` href="${whole(href)}"`), isWhole }
}

/** The same address for every reader, so that a mail program that loads it tells nothing about its reader. */
function pictureOf({ slug, illustration, illustrationAlt }: Article) {
  if (illustration === null) return null
  // Most mail programs show no SVG.
  const isDrawn = illustration.endsWith('.svg')
  const url = isDrawn ? siteUrl(`/articles/${slug}/picture.png`) : siteUrl(`/illustrations/${illustration}`)
  return { url, alt: illustrationAlt ?? '' }
}

/** The paragraphs of plain text; a blank line separates them. */
export function splitParagraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
}
