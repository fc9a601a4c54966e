import { defaultLanguage, type Language } from '../../languages/rules'
import type { MailContent } from '../../mail/render-mail'
import type { ReaderLinks } from '../../newsletter/links/sign-reader-links'
import { footLinks, siteUrl } from '../../urls'
import { contentOf, type EditionRow } from '../content'
import { editionMail } from '../emails'

/** The mail of an edition as it is in the database, with the given reader's links, in a frame in the reader's language. */
export function renderEdition(
  edition: EditionRow,
  links: ReaderLinks,
  language: Language = defaultLanguage,
): Promise<MailContent> {
  return editionMail({
    ...footLinks(),
    ...links,
    language,
    content: contentOf(edition),
    browserUrl: siteUrl(`/newsletter/${edition.number}`),
    signUpUrl: siteUrl('/newsletter'),
    supportUrl: siteUrl('/donate', { placement: 'newsletter' }),
  })
}
