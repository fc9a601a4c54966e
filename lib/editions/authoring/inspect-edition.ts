import { db } from '../../db'
import { defaultLanguage } from '../../languages/rules'
import { linkPlaceholders } from '../sending/rules'
import { readerLinks } from '../../newsletter/links/sign-reader-links'
import { siteUrl } from '../../urls'
import { judgeEdition, slugsIn, type Check } from './preflight-rules'
import { contentOf, type EditionContent } from '../content'
import { renderEdition } from './render-edition'
import { renderFrames } from './render-frames'
import { usingStates } from '../rules'

/** Renders an edition as approving it would, and checks its content, without any network call. */
export async function inspectEdition(number: number): Promise<Check[]> {
  const edition = await db().edition.findUnique({
    where: { number },
    include: { frames: true, items: { orderBy: { position: 'asc' }, include: { article: true } } },
  })
  if (edition === null) return []
  const links = readerLinks(linkPlaceholders)
  const rendered = await renderEdition(edition, links)
  // An approved edition is checked by its stored bytes, whatever has happened to the articles since.
  const [html, text] = [edition.html ?? rendered.html, edition.text ?? rendered.text]
  const frames = edition.html === null ? await renderFrames(edition, links) : edition.frames
  const { subject, preheader, items } = edition
  return judgeEdition({
    subject,
    preheader,
    mails: [{ language: defaultLanguage, html, text }, ...frames].map((mail) => ({
      ...mail,
      links: readerLinks(linkPlaceholders, mail.language),
    })),
    headers: rendered.headers ?? {},
    items: items.map(({ blurb, article }) => ({ headline: article.headline, blurb })),
    editorName: edition.editorName,
    leadText: sayLeadText(contentOf(edition)),
    deadArticles: await findDead(slugsIn(`${html}\n${text}`, siteUrl('/').replace(/\/$/, ''))),
    usedElsewhere: await findUsedElsewhere(
      number,
      items.map(({ articleId }) => articleId),
    ),
  })
}

function sayLeadText({ lead }: EditionContent): 'whole' | 'part' | 'none' {
  if (lead === null || lead.html === '') return 'none'
  return lead.isWhole ? 'whole' : 'part'
}

async function findDead(slugs: string[]): Promise<string[]> {
  const alive = await db().article.findMany({ where: { slug: { in: slugs } }, select: { slug: true } })
  const known = new Set(alive.map(({ slug }) => slug))
  return slugs.filter((slug) => !known.has(slug)).map((slug) => siteUrl(`/articles/${slug}`))
}

async function findUsedElsewhere(number: number, articleIds: string[]): Promise<string[]> {
  const others = await db().editionItem.findMany({
    where: {
      articleId: { in: articleIds },
      editionNumber: { not: number },
      edition: { state: { in: [...usingStates] } },
    },
    select: { article: { select: { headline: true } } },
  })
  return [...new Set(others.map(({ article }) => article.headline))]
}
