import { linkPlaceholders } from '../sending/rules'
import type { MailContent } from '../../mail/render-mail'
import { readerLinks, type ReaderLinks } from '../../newsletter/links/sign-reader-links'
import { siteUrl } from '../../urls'
import { renderEdition } from '../authoring/render-edition'
import { contentOf, contentSchema, type EditionContent, type EditionRow } from '../content'

export type StoredEdition = EditionRow & { html: string | null; text: string | null; content: unknown }

/**
 * An edition as everybody may see it: the stored bytes or, if none are stored, rendered by the code that mails it.
 * Personal links lead to the sign-up page.
 */
export async function readBytes(edition: StoredEdition): Promise<MailContent> {
  const { html, text, subject } = edition
  if (html === null || text === null) return renderEdition(edition, openLinks())
  return { subject, html: openUp(html), text: openUp(text) }
}

function openLinks(): ReaderLinks {
  const signUp = siteUrl('/newsletter')
  return { unsubscribeUrl: signUp, oneClickUrl: signUp, preferencesUrl: signUp }
}

function openUp(part: string): string {
  const { unsubscribeUrl, preferencesUrl } = readerLinks(linkPlaceholders)
  const signUp = siteUrl('/newsletter')
  return part.replaceAll(unsubscribeUrl, signUp).replaceAll(preferencesUrl, signUp)
}

/** The words of an edition as everybody may see them: those approved or, if none are stored, those in the database. */
export function readContent(edition: StoredEdition): EditionContent {
  const stored = contentSchema.safeParse(edition.content)
  return stored.success ? stored.data : contentOf(edition)
}
