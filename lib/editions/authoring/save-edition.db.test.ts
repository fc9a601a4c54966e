import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyPaper, openedDraft, staffMember } from '../../../testing/fixtures/edition-fixtures'
import { db } from '../../db'
import { findEditionForDesk } from '../queries'
import { saveEdition } from './save-edition'
import { submitEdition } from './submit-edition'

const now = new Date('2026-11-24T12:00:00Z')
let [anna, boris] = ['', '']

beforeEach(async () => {
  await emptyPaper()
  anna = await staffMember('anna@example.org', 'editor', now)
  boris = await staffMember('boris@example.org', 'approver', now)
})

const opened = () => openedDraft({ by: anna }, now)
const recorded = async () =>
  (await db().auditEntry.findMany({ orderBy: { id: 'desc' }, take: 1 })).map(({ action }) => action)[0]

describe('a save', () => {
  it('keeps text, order and lines, and counts the revision', async () => {
    const draft = await opened()
    const items = draft.items.slice(0, 4).reverse()
    const words = { subject: 'Cats', openingNote: 'Hello.', editorName: 'Vera', hasPicture: false }
    const saved = await saveEdition({ ...draft, ...words, items }, now)
    expect(saved).toEqual({ ok: true, value: { revision: 1 } })
    expect(await findEditionForDesk(draft.number)).toMatchObject({
      ...words,
      revision: 1,
      items,
      editedBy: { id: anna, email: 'anna@example.org' },
    })
    expect(await recorded()).toBe('newsletter.edit')
  })

  it('tells the second of two editors, who loses nothing and can overwrite knowingly', async () => {
    const draft = await opened()
    await saveEdition({ ...draft, subject: 'Anna’s' }, now)
    const mine = { ...draft, subject: 'Boris’s', staffId: boris }
    const refused = await saveEdition(mine, now)
    expect(refused).toMatchObject({
      ok: false,
      reason: 'changed_meanwhile',
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

  it('accepts no unknown article, none twice, and none after the edition was submitted', async () => {
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
