import type { Page } from '@playwright/test'
import { findEnglish } from '../../../testing/find-english'
import { expect } from '../../world'

/** The English on a Russian page: words in Latin letters that are no name and not marked `lang="en"`. */
export async function readEnglish(page: Page): Promise<string[]> {
  return findEnglish(await page.evaluate(readTexts))
}

export async function expectRussian(page: Page): Promise<void> {
  expect(await readEnglish(page), 'what is still English').toEqual([])
}

/** In the page: each text that a reader sees or hears, in the language of the page itself. */
function readTexts(): string[] {
  const isOwn = (element: Element | null) =>
    element !== null &&
    element.closest('[lang]') === document.documentElement &&
    element.closest('script, style, noscript, template') === null
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() !== null)
    if (isOwn(walker.currentNode.parentElement)) texts.push(walker.currentNode.textContent ?? '')
  for (const element of document.body.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
    if (isOwn(element))
      for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
        texts.push(element.getAttribute(name) ?? '')
  return texts.map((text) => text.trim()).filter(Boolean)
}
