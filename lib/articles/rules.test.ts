import { expect, it } from 'vitest'
import { renderBody } from './render-body'
import { compareSections, sectionFromPath, sectionPath, setHeadline } from './rules'

it('gives every section an address, and finds it again', () => {
  const sections = ['News', 'From the Newsroom']
  expect(sectionPath('From the Newsroom')).toBe('/sections/from-the-newsroom')
  expect(sectionFromPath('from-the-newsroom', sections)).toBe('From the Newsroom')
  expect(sectionFromPath('sport', sections)).toBeNull()
})

it('puts the news first and the paper’s own affairs last', () => {
  const sections = ['Travel', 'From the Newsroom', 'Cities', 'News']
  expect(sections.sort(compareSections)).toEqual(['News', 'Cities', 'Travel', 'From the Newsroom'])
})

it('lets no line of a headline begin with a dash', () => {
  expect(setHeadline('No Deal Reached — Bloomberg')).toBe('No Deal Reached\u00a0— Bloomberg')
})

it('prints what an article could smuggle in as harmless text', () => {
  const html = renderBody(
    '<script>alert(1)</script> [here](javascript:alert(1)) [there](https://example.org)',
  )
  expect(html).not.toMatch(/<script|href="javascript/)
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('href="https://example.org"')
})
