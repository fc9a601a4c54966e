import { defaultLanguage, type Language } from '../../languages/rules'
import type { ReaderLinks } from '../../newsletter/links/sign-reader-links'
import { publication } from '../../publication'
import type { EditionRow } from '../content'
import type { Frame } from '../sending/preparing/hash-bytes'
import { renderEdition } from './render-edition'

/** The mail of an edition in the frame of each offered language but English, which `renderEdition` writes by itself. */
export function renderFrames(
  edition: EditionRow,
  links: ReaderLinks,
  offered: readonly Language[] = publication.languages,
): Promise<Frame[]> {
  const others = offered.filter((language) => language !== defaultLanguage)
  return Promise.all(
    others.map(async (language) => {
      const { html, text } = await renderEdition(edition, links, language)
      return { language, html, text }
    }),
  )
}
