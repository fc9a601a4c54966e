import { describe, expect, it } from 'vitest'
import { mostArticles } from '@/lib/editions/rules'
import { readForm } from './read-form'

const ids = Array.from(
  { length: mostArticles + 1 },
  (_, place) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
)

function form(fields: Record<string, string>, stories: string[]): FormData {
  const data = new FormData()
  const typed = {
    number: '7',
    revision: '2',
    subject: ' Ferries ',
    preheader: 'Late.',
    openingNote: 'Hello.\r\n\r\nYou.',
    editorName: '  Vera\nLindqvist ',
  }
  for (const [name, value] of Object.entries({ ...typed, ...fields })) data.append(name, value)
  for (const id of stories) {
    data.append('item', id)
    data.append(`blurb-${id}`, `Why ${id.at(-1)}`)
  }
  return data
}

describe('submitting the editor', () => {
  it('returns the cleaned text, and the stories in their order', () => {
    const { number, revision, intent, words, items, errors } = readForm(
      form({ intent: 'save' }, ids.slice(0, 2)),
    )
    expect({ number, revision, intent, errors }).toEqual({
      number: 7,
      revision: 2,
      intent: 'save',
      errors: [],
    })
    expect(words).toEqual({
      subject: 'Ferries',
      preheader: 'Late.',
      openingNote: 'Hello.\n\nYou.',
      editorName: 'Vera Lindqvist',
      hasPicture: false,
    })
    expect(readForm(form({ hasPicture: 'yes' }, ids.slice(0, 2))).words.hasPicture).toBe(true)
    expect(items).toEqual([
      { articleId: ids[0], blurb: 'Why 0' },
      { articleId: ids[1], blurb: 'Why 1' },
    ])
  })

  it('adds the chosen story at the end, and asks for one if none was chosen', () => {
    const added = readForm(form({ intent: 'add', pick: ids[2] ?? '' }, ids.slice(0, 2)))
    expect(added.items.map(({ articleId }) => articleId)).toEqual(ids.slice(0, 3))
    expect(readForm(form({ intent: 'add', pick: '' }, ids.slice(0, 2))).errors).toEqual([
      { field: 'pick', message: 'Choose the article to add.' },
    ])
  })

  it('adds no story beyond the limit of an edition, and none twice', () => {
    const full = readForm(form({ intent: 'add', pick: ids.at(-1) ?? '' }, ids.slice(0, mostArticles)))
    expect(full.items).toHaveLength(mostArticles)
    expect(full.errors[0]?.message).toContain('Take one out first')
    const twice = readForm(form({ intent: 'add', pick: ids[0] ?? '' }, ids.slice(0, 2)))
    expect(twice.items).toHaveLength(2)
  })

  it('keeps a text that is too long, and names its field', () => {
    const data = form({ subject: 'x'.repeat(201) }, ids.slice(0, 1))
    data.set(`blurb-${ids[0]}`, 'y'.repeat(601))
    const { errors, items, values } = readForm(data)
    expect(errors.map(({ field }) => field)).toEqual(['subject', `blurb-${ids[0]}`])
    expect(items[0]?.blurb).toHaveLength(601)
    expect(values.subject).toHaveLength(201)
  })
})
