import type { MailContent } from '../../mail/render-mail'
import type { ReaderLinks } from '../../newsletter/links/sign-reader-links'
import { footLinks, siteUrl } from '../../urls'
import { contentOf, type EditionRow } from '../content'
import { editionMail } from '../emails'

/** The mail of an edition as it is in the database, with the given reader's links. */
export function renderEdition(edition: EditionRow, links: ReaderLinks): Promise<MailContent> {
  return editionMail({
    ...footLinks(),
    ...links,
    content: contentOf(edition),
    browserUrl: siteUrl(`/newsletter/${edition.number}`),
    signUpUrl: siteUrl('/newsletter'),
    supportUrl: siteUrl('/donate', { placement: 'newsletter' }),
  })
}
