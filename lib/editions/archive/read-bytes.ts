import { defaultLanguage, type Language } from '../../languages/rules'
import type { Frame } from '../sending/preparing/hash-bytes'
import { linkPlaceholders } from '../sending/rules'
import type { MailContent } from '../../mail/render-mail'
import { readerLinks, type ReaderLinks } from '../../newsletter/links/sign-reader-links'
import { siteUrl } from '../../urls'
import { siteUrlIn } from '../../languages/site-url-in'
import { renderEdition } from '../authoring/render-edition'
import { contentOf, contentSchema, type EditionContent, type EditionRow } from '../content'

export type StoredEdition = EditionRow & {
  html: string | null
  text: string | null
  frames: Frame[]
  content: unknown
}

/**
 * An edition as everybody may see it, in the frame of a language: the stored bytes or, if none are stored, rendered by
 * the code that mails it. One that was approved without that language is in English. Personal links lead to the sign-up
 * page.
 */
export async function readBytes(
  edition: StoredEdition,
  language: Language = defaultLanguage,
): Promise<MailContent> {
  const { html, text, subject, frames } = edition
  if (html === null || text === null) return renderEdition(edition, openLinks(), language)
  const frame = frames.find((other) => other.language === language)
  const open = (part: string) => openUp(part, frame?.language ?? defaultLanguage)
  return { subject, html: open(frame?.html ?? html), text: open(frame?.text ?? text) }
}

function openLinks(): ReaderLinks {
  const signUp = siteUrl('/newsletter')
  return { unsubscribeUrl: signUp, oneClickUrl: signUp, preferencesUrl: signUp }
}

function openUp(part: string, language: Language): string {
  const { unsubscribeUrl, preferencesUrl } = readerLinks(linkPlaceholders, language)
  const signUp = siteUrlIn(language, '/newsletter')
  return part.replaceAll(unsubscribeUrl, signUp).replaceAll(preferencesUrl, signUp)
}

/** The words of an edition as everybody may see them: those approved or, if none are stored, those in the database. */
export function readContent(edition: StoredEdition): EditionContent {
  const stored = contentSchema.safeParse(edition.content)
  return stored.success ? stored.data : contentOf(edition)
}
