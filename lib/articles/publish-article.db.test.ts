import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '../db'
import { discardDraft } from './discard-draft'
import { publishArticle } from './publish-article'
import { findArticle, listAllArticles, listFrontPage, listSections } from './queries'
import type { Words } from './rules'
import { saveDraft } from './save-draft'
import type { DraftPlace } from './write-draft'

const now = new Date('2026-11-23T12:00:00Z')
const later = new Date('2026-11-23T13:00:00Z')
const [anna, boris] = [randomUUID(), randomUUID()]
let articles = 0

const words = (changed: Partial<Words> = {}): Words => ({
  headline: 'The River Rises',
  standfirst: 'A spring like no other.',
  byline: 'A Reporter',
  section: 'News',
  slug: `the-river-rises-${(articles += 1)}`,
  bodyMarkdown: 'It **rises**.',
  illustration: null,
  illustrationAlt: null,
  isSensitive: false,
  ...changed,
})
const newPlace = (): DraftPlace => ({ draftId: randomUUID(), version: 0, article: null })
const save = (text: Words, place: DraftPlace, staffId = anna) => saveDraft(text, { ...place, staffId, now })
const publish = (text: Words, place: DraftPlace, note: string | null = null, staffId = anna) =>
  publishArticle(text, { ...place, note, staffId, now: later })

/** A published article, and what a form needs to correct it. */
async function published(text = words()) {
  const place = newPlace()
  await publish(text, place)
  const { id, version } = await db().article.findUniqueOrThrow({ where: { slug: text.slug } })
  return { text, place: { draftId: randomUUID(), version: 0, article: { id, version } } }
}

describe('a draft', () => {
  it('is saved, and no reader can see it', async () => {
    const text = words({ section: 'Only a Draft' })
    expect(await save(text, newPlace())).toEqual({ ok: true, value: { version: 1 } })
    expect(await findArticle(text.slug)).toBeNull()
    expect((await listFrontPage()).map(({ slug }) => slug)).not.toContain(text.slug)
    expect((await listAllArticles()).map(({ slug }) => slug)).not.toContain(text.slug)
    expect(await listSections()).not.toContain('Only a Draft')
  })

  it('is saved once if the button is pressed twice', async () => {
    const [text, place] = [words(), newPlace()]
    await Promise.all([1, 2, 3].map(() => save(text, place)))
    expect(await db().draft.findUnique({ where: { id: place.draftId } })).toMatchObject({ version: 1 })
  })

  it('warns the second of two editors, who keeps the text and may overwrite the other', async () => {
    const [text, place] = [words(), newPlace()]
    await save(text, place)
    const opened = { ...place, version: 1 }
    await save({ ...text, bodyMarkdown: 'Anna’s.' }, opened, anna)
    const second = await save({ ...text, bodyMarkdown: 'Boris’s.' }, opened, boris)
    expect(second).toMatchObject({
      reason: 'changed_meanwhile',
      theirs: { words: { bodyMarkdown: 'Anna’s.' } },
    })
    if (second.ok || second.reason !== 'changed_meanwhile')
      throw new Error('The second save was not refused.')
    expect(await save({ ...text, bodyMarkdown: 'Both.' }, second.theirs.place, boris)).toEqual({
      ok: true,
      value: { version: 3 },
    })
  })

  it('is deleted only in the state that the editor saw', async () => {
    const [text, place] = [words(), newPlace()]
    await save(text, place)
    await save({ ...text, standfirst: 'Another.' }, { ...place, version: 1 })
    const { draftId } = place
    expect(await discardDraft(draftId, { version: 1, staffId: anna, now })).toBe('changed_meanwhile')
    expect(await discardDraft(draftId, { version: 2, staffId: anna, now })).toBe('discarded')
    expect(await save(text, { ...place, version: 2 })).toEqual({ ok: false, reason: 'gone' })
  })
})

describe('publishing', () => {
  it('shows it to readers at once, and writes an audit entry', async () => {
    const [text, place] = [words(), newPlace()]
    await save(text, place)
    expect(await publish(text, { ...place, version: 1 })).toEqual({ ok: true, value: { slug: text.slug } })
    expect(await findArticle(text.slug)).toMatchObject({
      headline: text.headline,
      publishedAt: later,
      corrections: [],
    })
    expect(await db().draft.count({ where: { id: place.draftId } })).toBe(0)
    expect(await db().auditEntry.findMany({ where: { subject: `article:${place.draftId}` } })).toMatchObject([
      { action: 'articles.publish', staffId: anna },
    ])
  })

  it('publishes once, even if the button is pressed twice or at the same time', async () => {
    const [text, place] = [words(), newPlace()]
    const pressed = await Promise.all([1, 2, 3].map(() => publish(text, place)))
    expect(pressed.every(({ ok }) => ok)).toBe(true)
    expect(await publish(text, place)).toEqual({ ok: true, value: { slug: text.slug } })
    expect(await db().article.count({ where: { slug: text.slug } })).toBe(1)
    expect(await db().articleVersion.count({ where: { articleId: place.draftId } })).toBe(1)
  })

  it('refuses the URL of another article', async () => {
    const { text } = await published()
    expect(await publish(text, newPlace())).toEqual({ ok: false, reason: 'taken' })
  })
})

describe('a correction', () => {
  it('changes the article, adds a note, and keeps the former text', async () => {
    const { text, place } = await published()
    const corrected = { ...text, bodyMarkdown: 'It falls.', slug: 'another-address' }
    await publish(corrected, place, 'The river falls; we had written that it rises.')
    expect(await findArticle(text.slug)).toMatchObject({
      bodyHtml: '<p>It falls.</p>\n',
      updatedAt: later,
      corrections: [{ note: 'The river falls; we had written that it rises.', at: later }],
    })
    const versions = await db().articleVersion.findMany({
      where: { articleId: place.article.id },
      orderBy: { version: 'asc' },
    })
    expect(versions.map(({ bodyMarkdown }) => bodyMarkdown)).toEqual(['It **rises**.', 'It falls.'])
  })

  it('by two editors at once publishes one; the other sees both texts', async () => {
    const { text, place } = await published()
    const outcomes = await Promise.all([
      publish({ ...text, bodyMarkdown: 'Anna’s.' }, place, 'A note.', anna),
      publish({ ...text, bodyMarkdown: 'Boris’s.' }, { ...place, draftId: randomUUID() }, 'A note.', boris),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed_meanwhile' })
    expect(await db().articleVersion.count({ where: { articleId: place.article.id } })).toBe(2)
  })

  it('lets nobody change former versions', async () => {
    const { place } = await published()
    await expect(db().articleVersion.deleteMany({ where: { articleId: place.article.id } })).rejects.toThrow(
      /append-only/,
    )
  })

  it('can remove the donation asks from a page', async () => {
    const { text, place } = await published()
    await publish({ ...text, isSensitive: true }, place)
    expect(await findArticle(text.slug)).toMatchObject({ isSensitive: true, corrections: [] })
  })
})
