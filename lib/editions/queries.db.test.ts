import { beforeEach, describe, expect, it } from 'vitest'
import {
  approvedEdition,
  emptyPaper,
  openedDraft,
  publishArticles,
  staffMember,
} from '../../testing/fixtures/edition-fixtures'
import { db } from '../db'
import { linkPlaceholders } from './sending/rules'
import { findLatestStories } from '../newsletter/welcome/latest-stories'
import {
  findArchived,
  findLatestContent,
  findLatestEdition,
  listArchive,
  listEditionsForDesk,
  listPickable,
} from './queries'

const now = new Date('2026-11-24T12:00:00Z')
let [anna, boris] = ['', '']

beforeEach(async () => {
  await emptyPaper()
  anna = await staffMember('anna@example.org', 'editor', now)
  boris = await staffMember('boris@example.org', 'approver', now)
})

const opened = (articles = 7) => openedDraft({ by: anna, articles }, now)
describe('the articles that may be picked', () => {
  it('are those in no other edition; those of a skipped edition are free again', async () => {
    const draft = await opened(5)
    const [spare] = await publishArticles(1, now)
    const other = { dueOn: new Date('2026-11-20'), sendsAt: now, subject: '', preheader: '', openingNote: '' }
    const items = { create: [{ articleId: spare ?? '', position: 1, blurb: '' }] }
    await db().edition.create({ data: { number: 50, state: 'sent', ...other, items } })
    const idsFor = async () => (await listPickable(draft.number)).map(({ articleId }) => articleId)
    expect(new Set(await idsFor())).toEqual(new Set(draft.items.map(({ articleId }) => articleId)))
    await db().edition.update({ where: { number: 50 }, data: { state: 'skipped' } })
    expect(await idsFor()).toContain(spare)

    // One that another edition took meanwhile still has its headline in the editor, where it can be taken out.
    const [mine] = draft.items
    const taken = { editionNumber: 50, articleId: mine?.articleId ?? '', position: 2, blurb: '' }
    await db().editionItem.create({ data: taken })
    await db().edition.update({ where: { number: 50 }, data: { state: 'sent' } })
    expect(await idsFor()).toContain(mine?.articleId)
  })
})

describe('the archive', () => {
  it('shows the stored bytes once sending has started, and nothing before', async () => {
    const number = await approvedEdition({ by: anna, second: boris }, now)
    expect([await findLatestEdition(), await findArchived(number), await listArchive()]).toEqual([
      ...[null, null],
      [],
    ])
    await db().edition.update({ where: { number }, data: { state: 'sending' } })
    const { html } = await db().edition.findUniqueOrThrow({ where: { number } })
    const archived = await findArchived(number)
    const { unsubscribe, preferences } = linkPlaceholders
    expect(archived?.html).toBe(
      html
        ?.replaceAll(`/newsletter/unsubscribe?token=${unsubscribe}`, '/newsletter')
        .replaceAll(`/newsletter/preferences?token=${preferences}`, '/newsletter'),
    )
    // Correcting an article does not change what readers were sent.
    await db().article.updateMany({ data: { headline: 'Corrected' } })
    expect((await findLatestEdition())?.html).toBe(archived?.html)
    expect((await findArchived(number))?.content).toEqual(archived?.content)
    const { lead, items } = (await findLatestContent()) ?? { lead: null, items: [] }
    expect(lead).toMatchObject({ html: '<p>It <strong>rises</strong>.</p>\n', isWhole: true, picture: null })
    expect(items).toHaveLength(6)
    expect(JSON.stringify([lead, items])).not.toContain('Corrected')
    // The welcome mail shows the same stories.
    expect(await findLatestStories(db())).toMatchObject({ lead: { url: lead?.url }, items })
    expect(await listArchive()).toMatchObject([{ number, dueOn: '2026-11-27' }])
    expect(await listEditionsForDesk()).toMatchObject([{ number, state: 'sending', articles: 7 }])
  })

  it('links to the sent editions before and after, and renders an edition without stored bytes', async () => {
    await publishArticles(3, now)
    for (const [number, state] of [
      [1, 'sent'],
      [2, 'skipped'],
      [3, 'sent'],
      [4, 'draft'],
    ] as const) {
      const dueOn = new Date(`2026-10-0${number}`)
      const words = { subject: `No. ${number}`, preheader: '', openingNote: '' }
      await db().edition.create({ data: { number, state, dueOn, sendsAt: dueOn, ...words } })
    }
    expect(await findArchived(1)).toMatchObject({ earlier: null, later: 3 })
    expect(await findArchived(3)).toMatchObject({ earlier: 1, later: null })
    expect((await findArchived(1))?.html).toContain('No. 1')
    expect(await findArchived(2)).toBeNull()
  })
})
