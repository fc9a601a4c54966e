import { expect, it } from 'vitest'
import { db } from '../../db'
import { previewWords } from './preview-words'
import { renderDraft } from '../queries'

const now = new Date('2026-11-25T09:00:00Z')

async function write(headline: string): Promise<string> {
  const words = { headline, standfirst: 'On the river.', byline: 'A Reporter', bodyMarkdown: 'It cracks.' }
  const article = await db().article.create({
    data: { ...words, slug: headline.toLowerCase(), section: 'Travel', publishedAt: now, updatedAt: now },
  })
  return article.id
}

it('shows unsaved text as the saved text would look, and saves nothing', async () => {
  const ice = await write('Ice')
  const ferry = await write('Ferry')
  const saved = {
    subject: 'Ice',
    preheader: 'Spring is loud.',
    openingNote: 'Good morning.',
    editorName: 'Vera',
    hasPicture: true,
  }
  await db().edition.create({
    data: {
      ...saved,
      number: 7,
      state: 'draft',
      dueOn: new Date('2026-11-27'),
      sendsAt: new Date('2026-11-27T06:00:00Z'),
      items: { create: { articleId: ice, position: 1, blurb: 'It cracks.' } },
    },
  })
  const items = [{ articleId: ice, blurb: 'It cracks.' }]
  expect(await previewWords(7, { ...saved, items })).toEqual(await renderDraft(7))
  const russian = await previewWords(7, { ...saved, items }, 'ru')
  expect(russian).toEqual(await renderDraft(7, 'ru'))
  expect(russian?.text).toContain('Отписаться')

  const gone = { articleId: '00000000-0000-7000-8000-000000000000', blurb: 'Gone.' }
  const typed = { ...saved, subject: 'A ferry', items: [{ articleId: ferry, blurb: 'Late.' }, gone] }
  const preview = await previewWords(7, typed)
  expect(preview?.subject).toBe('A ferry')
  expect(preview?.text).toContain('Ferry')
  expect(preview?.text).not.toMatch(/Ice|Gone/)
  expect(await db().edition.findUnique({ where: { number: 7 } })).toMatchObject(saved)
  expect(await previewWords(8, typed)).toBeNull()
})
