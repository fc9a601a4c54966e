import { db } from '../../db'
import type { Language } from '../../languages/rules'
import type { MailContent } from '../../mail/render-mail'
import { readBytes } from '../archive/read-bytes'
import type { PickedItem } from './save-edition'
import type { EditionWords } from '../schema'

/** The mail with text that nobody has saved yet, rendered by the code that sends; null if there is no such edition. */
export async function previewWords(
  number: number,
  { items, ...words }: EditionWords & { items: PickedItem[] },
  language?: Language,
): Promise<MailContent | null> {
  const edition = await db().edition.findUnique({ where: { number }, select: { number: true, dueOn: true } })
  if (edition === null) return null
  const articles = await db().article.findMany({
    where: { id: { in: items.map(({ articleId }) => articleId) } },
    select: {
      id: true,
      headline: true,
      section: true,
      slug: true,
      bodyMarkdown: true,
      illustration: true,
      illustrationAlt: true,
    },
  })
  const known = new Map(articles.map((article) => [article.id, article]))
  const stories = items.flatMap(({ articleId, blurb }, index) => {
    const article = known.get(articleId)
    return article === undefined ? [] : [{ position: index + 1, blurb, article }]
  })
  const unsaved = { ...edition, ...words, items: stories, html: null, text: null, frames: [], content: null }
  return readBytes(unsaved, language)
}
