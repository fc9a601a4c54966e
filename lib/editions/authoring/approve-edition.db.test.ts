import { beforeEach, describe, expect, it } from 'vitest'
import {
  approvedEdition,
  emptyPaper,
  openedDraft,
  staffMember,
  submittedEdition,
} from '../../../testing/fixtures/edition-fixtures'
import { db } from '../../db'
import { hashBytes } from '../sending/preparing/hash-bytes'
import { linkPlaceholders } from '../sending/rules'
import { approveEdition } from './approve-edition'
import { findEditionForDesk, renderDraft } from '../queries'
import { saveEdition } from './save-edition'
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

const opened = () => openedDraft({ by: anna }, now)

describe('approval', () => {
  it('stores what is sent, byte for byte, with placeholders for the reader’s own links', async () => {
    const number = await submittedEdition(anna, now)
    await approveEdition({ number, revision: 0, staffId: boris }, now)
    const { html, text, subject, bytesHash, state, approvedBy, frames } =
      await db().edition.findUniqueOrThrow({ where: { number }, include: { frames: true } })
    if (html === null || text === null) throw new Error('No bytes were stored.')
    expect({ state, approvedBy }).toEqual({ state: 'approved', approvedBy: boris })
    expect(bytesHash).toBe(hashBytes({ subject, html, text, frames }))
    expect(frames).toMatchObject([{ language: 'ru', html: expect.stringContaining('Отписаться') as string }])
    for (const part of [html, text, ...frames.flatMap((frame) => [frame.html, frame.text])])
      for (const place of Object.values(linkPlaceholders)) expect(part).toContain(`token=${place}`)
    // The desk shows what was stored, in each language.
    await db().article.updateMany({ data: { headline: 'Corrected' } })
    const shown = (await renderDraft(number, 'ru'))?.text ?? ''
    expect(shown.replaceAll('http://localhost:3000/ru/newsletter\n', '')).toBe(
      frames[0]?.text
        .replaceAll(/http:\S+token=\S+\n/g, '')
        .replaceAll('http://localhost:3000/ru/newsletter\n', ''),
    )
    expect(shown).not.toMatch(/Corrected|token=/)
    expect(await recorded()).toBe('newsletter.approve')
  })

  it('replaces frames that a version before them left behind', async () => {
    const number = await submittedEdition(anna, now)
    const left = { editionNumber: number, language: 'ru', html: 'old', text: 'old' } as const
    await db().editionFrame.create({ data: left })
    expect(await approveEdition({ number, revision: 0, staffId: boris }, now)).toMatchObject({ ok: true })
    const frames = await db().editionFrame.findMany({ where: { editionNumber: number } })
    expect(frames).toMatchObject([{ language: 'ru', html: expect.stringContaining('Отписаться') as string }])
  })

  it('needs a second person, in the database too', async () => {
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

  it('applies to the revision that was seen, and only to a submitted edition', async () => {
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

  it('is refused if a check has failed since the edition was submitted', async () => {
    const number = await submittedEdition(anna, now)
    await db().editionItem.updateMany({ where: { editionNumber: number, position: 1 }, data: { blurb: '' } })
    const refused = await approveEdition({ number, revision: 0, staffId: boris }, now)
    expect(refused).toMatchObject({ reason: 'not_ready', bad: [{ name: 'Lines under the headlines' }] })
    expect(await stateOf(number)).toBe('submitted')
  })

  it('is void after a withdrawal, with its bytes; a new approval stores the new text', async () => {
    const number = await approvedEdition({ by: anna, second: boris }, now)
    expect(await withdrawEdition({ number, staffId: anna }, now)).toMatchObject({ ok: true })
    const draft = await db().edition.findUniqueOrThrow({ where: { number } })
    const nothing = { html: null, text: null, bytesHash: null, content: null, approvedBy: null }
    expect(draft).toMatchObject({ state: 'draft', ...nothing })
    expect(await db().editionFrame.count()).toBe(0)
    const items = (await findEditionForDesk(number))?.items ?? []
    const words = {
      subject: 'Changed',
      preheader: 'A line.',
      openingNote: '',
      editorName: '',
      hasPicture: true,
    }
    await saveEdition({ number, revision: 0, ...words, items, staffId: anna }, now)
    await submitEdition({ number, revision: 1, staffId: anna }, now)
    await approveEdition({ number, revision: 1, staffId: boris }, now)
    expect((await renderDraft(number))?.html).toContain('Changed')
    const approved = await db().edition.findUniqueOrThrow({ where: { number } })
    expect(approved.content).toMatchObject({ subject: 'Changed', lead: { isWhole: true } })
  })
})
