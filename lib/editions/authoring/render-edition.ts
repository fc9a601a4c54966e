import { clickQuery } from '../../clicks/click-query'
import { dayOfDate } from '../../days'
import type { MailContent } from '../../mail/render-mail'
import type { ReaderLinks } from '../../newsletter/sign-reader-links'
import { footLinks, siteUrl } from '../../urls'
import { editionMail } from '../emails'

export type RenderableEdition = {
  number: number
  dueOn: Date
  subject: string
  preheader: string
  openingNote: string
  items: { position: number; blurb: string; article: { headline: string; section: string; slug: string } }[]
}

/** The mail of an edition as it is in the database, with the given reader's links. */
export function renderEdition(edition: RenderableEdition, links: ReaderLinks): Promise<MailContent> {
  const { number, subject, preheader, openingNote, dueOn } = edition
  return editionMail({
    ...footLinks(),
    ...links,
    number,
    subject,
    preheader,
    openingNote,
    date: dayOfDate(dueOn),
    items: edition.items.map(({ position, blurb, article: { headline, section, slug } }) => ({
      headline,
      section,
      blurb,
      url: siteUrl(`/articles/${slug}`, clickQuery(number, position)),
    })),
    supportUrl: siteUrl('/donate', { placement: 'newsletter' }),
  })
}
