import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { world } from '../../sandbox/test-world'
import {
  approvedEdition,
  emptyPaper,
  publishArticles,
  staffMember,
  submittedEdition,
} from '../../vitest.setup/newsroom'
import { work } from '../../vitest.setup/work'
import { db } from '../db'
import { hashBytes } from '../deliveries/hash-bytes'
import { linkPlaceholders } from '../deliveries/rules'
import { approveEdition } from './approve-edition'
import { draftEdition } from './draft-edition'
import {
  checkEdition,
  findArchived,
  findEditionForDesk,
  findLatestEdition,
  listArchive,
  listEditionsForDesk,
  listPickable,
  renderDraft,
} from './queries'
import { saveEdition, type SavedEdition } from './save-edition'
import { sendTest } from './send-test'
import { submitEdition } from './submit-edition'
import { withdrawEdition } from './withdraw-edition'

const now = new Date('2026-11-24T12:00:00Z')
let [anna, boris, clara] = ['', '', '']

beforeEach(async () => {
  await emptyPaper()
  anna = await staffMember('anna@example.org', 'editor', now)
  boris = await staffMember('boris@example.org', 'approver', now)
  clara = await staffMember('clara@example.org', 'administrator', now)
})

const stateOf = async (number: number) => (await findEditionForDesk(number))?.state
const recorded = async () =>
  (await db().auditEntry.findMany({ orderBy: { id: 'desc' }, take: 1 })).map(({ action }) => action)[0]

/** The week's draft as an editor has it before them. */
async function opened(articles = 7): Promise<SavedEdition> {
  await publishArticles(articles, now)
  await draftEdition(now)
  const { number } = await db().edition.findFirstOrThrow({ orderBy: { number: 'desc' } })
  const edition = await findEditionForDesk(number)
  if (edition === null) throw new Error('It is not there.')
  const { subject, preheader, openingNote, revision } = edition
  const items = edition.items.map(({ articleId, blurb }) => ({ articleId, blurb }))
  return { number, subject, preheader, openingNote, revision, items, staffId: anna }
}

describe('a save', () => {
  it('keeps words, order and lines, and counts', async () => {
    const draft = await opened()
    const items = draft.items.slice(0, 4).reverse()
    const saved = await saveEdition({ ...draft, subject: 'Cats', openingNote: 'Hello.', items }, now)
    expect(saved).toEqual({ ok: true, value: { revision: 1 } })
    expect(await findEditionForDesk(draft.number)).toMatchObject({
      ...{ subject: 'Cats', openingNote: 'Hello.', revision: 1, items },
      editedBy: { id: anna, email: 'anna@example.org' },
    })
    expect(await recorded()).toBe('newsletter.edit')
  })

  it('tells the second of two editors, who loses nothing and can save over it knowingly', async () => {
    const draft = await opened()
    await saveEdition({ ...draft, subject: 'Anna’s' }, now)
    const mine = { ...draft, subject: 'Boris’s', staffId: boris }
    const refused = await saveEdition(mine, now)
    expect(refused).toMatchObject({
      ...{ ok: false, reason: 'changed_meanwhile' },
      theirs: { subject: 'Anna’s', revision: 1, by: 'anna@example.org' },
    })
    expect((await findEditionForDesk(draft.number))?.subject).toBe('Anna’s')
    expect(await saveEdition({ ...mine, revision: 1 }, now)).toEqual({ ok: true, value: { revision: 2 } })
  })

  it('is made once by one button, and once by two editors at the same moment', async () => {
    const draft = await opened()
    const pressed = await Promise.all([1, 2, 3].map(() => saveEdition({ ...draft, subject: 'Once' }, now)))
    expect(pressed.every(({ ok }) => ok)).toBe(true)
    const race = await Promise.all(
      ['One', 'Two'].map((subject) => saveEdition({ ...draft, subject, revision: 1 }, now)),
    )
    expect(race.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await findEditionForDesk(draft.number))?.revision).toBe(2)
  })

  it('takes no article that is not there, nor one twice, nor any once it is handed in', async () => {
    const draft = await opened()
    const [first] = draft.items
    if (first === undefined) throw new Error('Nothing was picked.')
    const unknown = [{ articleId: randomUUID(), blurb: '' }]
    expect(await saveEdition({ ...draft, items: unknown }, now)).toMatchObject({ reason: 'unknown_article' })
    expect(await saveEdition({ ...draft, items: [first, first] }, now)).toMatchObject({
      reason: 'article_twice',
    })
    await submitEdition({ ...draft }, now)
    expect(await saveEdition(draft, now)).toMatchObject({ reason: 'wrong_state', state: 'submitted' })
    expect(await saveEdition({ ...draft, number: 99 }, now)).toMatchObject({ reason: 'unknown' })
  })
})

describe('handing in', () => {
  it('names the save that was seen, and happens once', async () => {
    const draft = await opened()
    await saveEdition({ ...draft, subject: 'Newer' }, now)
    expect(await submitEdition(draft, now)).toMatchObject({ reason: 'changed_meanwhile' })
    expect(await submitEdition({ ...draft, revision: 1 }, now)).toEqual({ ok: true, value: undefined })
    expect(await submitEdition({ ...draft, revision: 1 }, now)).toMatchObject({ ok: true })
    expect(
      await db().auditEntry.count({
        where: { subject: `edition:${draft.number}`, action: 'newsletter.submit' },
      }),
    ).toBeGreaterThan(0)
  })

  it('is refused, with the list, for what is not ready', async () => {
    const draft = await opened(2)
    await saveEdition({ ...draft, preheader: '' }, now)
    const refused = await submitEdition({ ...draft, revision: 1 }, now)
    expect(refused).toMatchObject({ reason: 'not_ready' })
    if (refused.ok || refused.reason !== 'not_ready') throw new Error('It was taken.')
    expect(refused.bad.map(({ name }) => name)).toEqual(['Preheader', 'Articles'])
  })

  it('is refused for an article that another edition has, and for a link to none', async () => {
    const draft = await opened()
    await db().edition.create({
      data: {
        ...{ number: 50, dueOn: new Date('2026-11-20'), state: 'sent', sendsAt: now },
        ...{ subject: 'Former', preheader: '', openingNote: '' },
        items: { create: draft.items.slice(0, 1).map((item) => ({ ...item, position: 1 })) },
      },
    })
    const openingNote = 'See http://localhost:3000/articles/nowhere.'
    await saveEdition({ ...draft, openingNote }, now)
    const bad = (await checkEdition(draft.number)).filter(({ verdict }) => verdict === 'bad')
    expect(bad.map(({ name }) => name)).toEqual(['Repeats', 'Links'])
  })
})

describe('approval', () => {
  it('stores what is sent, byte for byte, with places for the reader’s own links', async () => {
    const number = await submittedEdition(anna, now)
    await approveEdition({ number, revision: 0, staffId: boris }, now)
    const { html, text, subject, bytesHash, state, approvedBy } = await db().edition.findUniqueOrThrow({
      where: { number },
    })
    if (html === null || text === null) throw new Error('No bytes were stored.')
    expect({ state, approvedBy }).toEqual({ state: 'approved', approvedBy: boris })
    expect(bytesHash).toBe(hashBytes({ subject, html, text }))
    for (const place of Object.values(linkPlaceholders)) {
      expect(html).toContain(`token=${place}`)
      expect(text).toContain(`token=${place}`)
    }
    expect(await recorded()).toBe('newsletter.approve')
  })

  it('is a second person’s, and the database says so too', async () => {
    const number = await submittedEdition(anna, now)
    const approve = (staffId: string) => approveEdition({ number, revision: 0, staffId }, now)
    expect(await approve(anna)).toEqual({ ok: false, reason: 'submitted_it' })
    const forged = db().edition.update({ where: { number }, data: { approvedBy: anna } })
    await expect(forged).rejects.toThrow(/editions_two_people/)

    await db().edition.update({ where: { number }, data: { editedBy: boris } })
    expect(await approve(boris)).toEqual({ ok: false, reason: 'edited_it' })
    expect(await approve(clara)).toMatchObject({ ok: true })
    expect(await approve(clara)).toMatchObject({ ok: true })
  })

  it('is of what was seen, and of nothing that is not handed in', async () => {
    const draft = await opened()
    const { number } = draft
    const approve = (revision: number) => approveEdition({ number, revision, staffId: boris }, now)
    expect(await approve(0)).toEqual({ ok: false, reason: 'wrong_state', state: 'draft' })
    await submitEdition(draft, now)
    expect(await approve(4)).toEqual({ ok: false, reason: 'changed_meanwhile' })
    expect(await approveEdition({ number: 99, revision: 0, staffId: boris }, now)).toMatchObject({
      reason: 'unknown',
    })
  })

  it('is refused where something has gone bad since it was handed in', async () => {
    const number = await submittedEdition(anna, now)
    await db().editionItem.updateMany({ where: { editionNumber: number, position: 1 }, data: { blurb: '' } })
    const refused = await approveEdition({ number, revision: 0, staffId: boris }, now)
    expect(refused).toMatchObject({ reason: 'not_ready', bad: [{ name: 'Lines under the headlines' }] })
    expect(await stateOf(number)).toBe('submitted')
  })

  it('falls with a withdrawal, bytes and all; approved anew it is the new words', async () => {
    const number = await approvedEdition({ by: anna, second: boris }, now)
    expect(await withdrawEdition({ number, staffId: anna }, now)).toMatchObject({ ok: true })
    const draft = await db().edition.findUniqueOrThrow({ where: { number } })
    expect(draft).toMatchObject({ state: 'draft', html: null, text: null, bytesHash: null, approvedBy: null })
    const items = (await findEditionForDesk(number))?.items ?? []
    const words = { subject: 'Changed', preheader: 'A line.', openingNote: '' }
    await saveEdition({ number, revision: 0, ...words, items, staffId: anna }, now)
    await submitEdition({ number, revision: 1, staffId: anna }, now)
    await approveEdition({ number, revision: 1, staffId: boris }, now)
    expect((await renderDraft(number))?.html).toContain('Changed')
  })
})

describe('a test mail', () => {
  it('goes to staff alone, marked, once a form, with no reader’s link in it', async () => {
    const number = await approvedEdition({ by: anna, second: boris }, now)
    const formKey = randomUUID()
    const test = (to: string) => sendTest({ number, staffId: anna, to, formKey }, now)
    expect(await test('reader@example.org')).toEqual({ ok: false, reason: 'not_staff' })
    await Promise.all([test('boris@example.org'), test('boris@example.org')])
    await work()
    const mails = world().mails.mails.filter(({ envelope }) => envelope.to.includes('boris@example.org'))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toMatch(/^Test: Story /)
    expect(mails[0]?.text).not.toMatch(/token/)
    expect(mails[0]?.text).toContain('http://localhost:3000/newsletter')
  })
})

describe('what may be picked', () => {
  it('is what no other edition has; what was left out is free again', async () => {
    const draft = await opened(5)
    const [spare] = await publishArticles(1, now)
    const other = { dueOn: new Date('2026-11-20'), sendsAt: now, subject: '', preheader: '', openingNote: '' }
    const items = { create: [{ articleId: spare ?? '', position: 1, blurb: '' }] }
    await db().edition.create({ data: { number: 50, state: 'sent', ...other, items } })
    const idsFor = async () => (await listPickable(draft.number)).map(({ articleId }) => articleId)
    expect(new Set(await idsFor())).toEqual(new Set(draft.items.map(({ articleId }) => articleId)))
    await db().edition.update({ where: { number: 50 }, data: { state: 'skipped' } })
    expect(await idsFor()).toContain(spare)
  })
})

describe('the archive', () => {
  it('shows the very bytes once they have begun to leave, and nothing before', async () => {
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
    // A correction of an article changes nothing of what readers were sent.
    await db().article.updateMany({ data: { headline: 'Corrected' } })
    expect((await findLatestEdition())?.html).toBe(archived?.html)
    expect(await listArchive()).toMatchObject([{ number, dueOn: '2026-11-27' }])
    expect(await listEditionsForDesk()).toMatchObject([{ number, state: 'sending', articles: 7 }])
  })

  it('leads to its neighbours, past what was left out, and renders what has no bytes', async () => {
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
