import { beforeEach, describe, expect, it } from 'vitest'
import { emptyPaper, openedDraft, staffMember } from '../../../testing/fixtures/edition-fixtures'
import { db } from '../../db'
import { checkEdition } from '../queries'
import { saveEdition } from './save-edition'
import { submitEdition } from './submit-edition'

const now = new Date('2026-11-24T12:00:00Z')
let anna = ''

beforeEach(async () => {
  await emptyPaper()
  anna = await staffMember('anna@example.org', 'editor', now)
})

const opened = (articles = 7) => openedDraft({ by: anna, articles }, now)
describe('submitting', () => {
  it('names the revision that was seen, and happens once', async () => {
    const draft = await opened()
    await saveEdition({ ...draft, subject: 'Newer' }, now)
    expect(await submitEdition(draft, now)).toMatchObject({ reason: 'changed_meanwhile' })
    expect(await submitEdition({ ...draft, revision: 1 }, now)).toEqual({ ok: true, value: undefined })
    expect(await submitEdition({ ...draft, revision: 1 }, now)).toMatchObject({ ok: true })
    // The audit log is never emptied; this is the first submission in its database.
    expect(await db().auditEntry.count({ where: { action: 'newsletter.submit' } })).toBe(1)
  })

  it('is refused, with the list of checks, for an edition that is not ready', async () => {
    const draft = await opened(2)
    await saveEdition({ ...draft, preheader: '' }, now)
    const refused = await submitEdition({ ...draft, revision: 1 }, now)
    expect(refused).toMatchObject({ reason: 'not_ready' })
    if (refused.ok || refused.reason !== 'not_ready') throw new Error('The edition was accepted.')
    expect(refused.bad.map(({ name }) => name)).toEqual(['Preheader', 'Articles'])
  })

  it('is refused for an article that another edition has, and for a link to a missing one', async () => {
    const draft = await opened()
    await db().edition.create({
      data: {
        number: 50,
        dueOn: new Date('2026-11-20'),
        state: 'sent',
        sendsAt: now,
        subject: 'Former',
        preheader: '',
        openingNote: '',
        items: { create: draft.items.slice(0, 1).map((item) => ({ ...item, position: 1 })) },
      },
    })
    const openingNote = 'See http://localhost:3000/articles/nowhere.'
    await saveEdition({ ...draft, openingNote }, now)
    const bad = (await checkEdition(draft.number)).filter(({ verdict }) => verdict === 'bad')
    expect(bad.map(({ name }) => name)).toEqual(['Repeats', 'Links'])
  })
})
