import { expect, it } from 'vitest'
import { renderBody } from './render-body'
import {
  compareSections,
  isSameText,
  sectionFromPath,
  sectionPath,
  setHeadline,
  slugOf,
  type Words,
} from './rules'
import { articleSchema, correctionSchema, draftSchema } from './schema'

it('gives every section a path, and finds the section by it', () => {
  const sections = ['News', 'From the Newsroom']
  expect(sectionPath('From the Newsroom')).toBe('/sections/from-the-newsroom')
  expect(sectionFromPath('from-the-newsroom', sections)).toBe('From the Newsroom')
  expect(sectionPath('Arts & Life, 2026')).toBe('/sections/arts-life-2026')
  expect(sectionPath('Культура')).toBe('/sections/культура')
  expect(sectionFromPath('sport', sections)).toBeNull()
})

it('sorts news first and the paper’s own section last', () => {
  const sections = ['Travel', 'From the Newsroom', 'Cities', 'News']
  const sorted = ['News', 'Cities', 'Travel', 'From the Newsroom']
  expect(sections.toSorted(compareSections)).toEqual(sorted)
  expect(sections.toReversed().sort(compareSections)).toEqual(sorted)
})

it('starts no line of a headline with a dash', () => {
  expect(setHeadline('No Deal Reached — Bloomberg')).toBe('No Deal Reached\u00a0— Bloomberg')
  expect(setHeadline('Rain – and Snow — in June')).toBe('Rain\u00a0– and Snow\u00a0— in June')
  expect(setHeadline('A Well-Known - Poet')).toBe('A Well-Known - Poet')
})

it('prints HTML in an article as harmless text', () => {
  const html = renderBody(
    '<script>alert(1)</script> [here](javascript:alert(1)) [there](https://example.org)',
  )
  expect(html).not.toMatch(/<script|href="javascript/)
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('href="https://example.org"')
})

it('suggests a readable slug', () => {
  expect(slugOf('The Lake’s Ice, 2026')).toBe('the-lakes-ice-2026')
  expect(slugOf('  Élan — über alles!  ')).toBe('elan-uber-alles')
  expect(slugOf('Весна')).toBe('')
  expect(slugOf('a'.repeat(200)).length).toBe(80)
  expect(slugOf(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79))
})

it('treats an article as the same only if no field of its form differs', () => {
  const one: Words = {
    headline: 'H',
    standfirst: 'S',
    byline: 'B',
    section: 'News',
    slug: 'h',
    bodyMarkdown: 'Text',
    illustration: 'lake.svg',
    illustrationAlt: 'A lake',
    isSensitive: false,
  }
  expect(isSameText(one, { ...one })).toBe(true)
  for (const field of Object.keys(one))
    expect(isSameText(one, { ...one, [field]: field === 'isSensitive' ? true : 'Other' })).toBe(false)
})

it('saves an incomplete draft, but does not publish an incomplete article', () => {
  expect(draftSchema.parse({ headline: 'A Working Title' })).toMatchObject({
    slug: 'a-working-title',
    illustration: null,
    isSensitive: false,
  })
  expect(draftSchema.safeParse({ headline: ' ' }).success).toBe(false)
  const whole = { headline: 'H', standfirst: 'S', byline: 'B', section: 'News', bodyMarkdown: 'One\r\ntwo' }
  expect(articleSchema.parse(whole)).toMatchObject({ slug: 'h', bodyMarkdown: 'One\ntwo' })
  const lacking = articleSchema.safeParse({ ...whole, byline: '', slug: 'No Good', illustration: 'x.svg' })
  expect(lacking.error?.issues.map(({ path }) => path[0])).toEqual(['byline', 'slug', 'illustrationAlt'])
})

it('allows a correction without a note only if somebody confirms that nothing was wrong', () => {
  expect(correctionSchema.parse({ note: ' It was Tuesday. ' })).toBe('It was Tuesday.')
  expect(correctionSchema.parse({ note: '', isMinor: 'yes' })).toBeNull()
  expect(correctionSchema.safeParse({ note: '' }).success).toBe(false)
})
