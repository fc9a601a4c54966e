import { addDays, dateOfDay } from '@/lib/days'
import type { Queryable } from '@/lib/db'
import { hashBytes } from '@/lib/editions/sending/preparing/hash-bytes'
import { linkPlaceholders } from '@/lib/editions/sending/rules'
import { contentOf } from '@/lib/editions/content'
import { renderEdition } from '@/lib/editions/authoring/render-edition'
import { renderFrames } from '@/lib/editions/authoring/render-frames'
import { draftedArticles, hourOf } from '@/lib/editions/rules'
import { comingEditionDay } from '@/lib/newsletter/rules'
import { readerLinks } from '@/lib/newsletter/links/sign-reader-links'

const subject = 'A growing lake, a slow train and the cats in the basement'
const preheader = 'Features worth an unhurried hour, picked by our editors.'
const openingNote =
  'Every Friday we collect the week’s best reading in one newsletter. This is what it looks like: a handful of stories, chosen by hand, each with a line on why it is worth your time.'

const editorName = 'Vera Lindqvist'

/** Last Friday's edition, as if it had been sent, for the preview and the archive. Returns how many articles it has. */
export async function seedEdition(transaction: Queryable, now: Date): Promise<number> {
  const dueOn = addDays(comingEditionDay(now), -7)
  const sendsAt = hourOf(dueOn)
  const articles = await transaction.article.findMany({
    where: { publishedAt: { lte: sendsAt } },
    orderBy: { publishedAt: 'desc' },
    take: draftedArticles,
  })
  const words = {
    number: 1,
    dueOn: dateOfDay(dueOn),
    subject,
    preheader,
    openingNote,
    editorName,
    hasPicture: true,
  }
  const items = articles.map((article, index) => ({
    article,
    position: index + 1,
    blurb: article.standfirst,
  }))
  const links = readerLinks(linkPlaceholders)
  const { html, text } = await renderEdition({ ...words, items }, links)
  const frames = await renderFrames({ ...words, items }, links)
  await transaction.edition.create({
    data: {
      ...words,
      state: 'sent',
      sendsAt,
      closedAt: sendsAt,
      html,
      text,
      content: contentOf({ ...words, items }),
      bytesHash: hashBytes({ subject, html, text, frames }),
      frames: { create: frames },
      items: {
        create: items.map(({ article, position, blurb }) => ({ articleId: article.id, position, blurb })),
      },
    },
  })
  return articles.length
}
