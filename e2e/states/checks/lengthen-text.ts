import type { Page } from '@playwright/test'
import { publication } from '../../../testing/offered-languages'

/**
 * Pseudo-localisation: makes each text of the open page as long as a translation can be, with letters that stand higher
 * and lower, as "[Ŝûƀŝçřîƀê one two]". It changes the page in the test's browser; the product has no part in it.
 */
export function lengthenText(page: Page): Promise<void> {
  return page.evaluate(lengthen, publication.name)
}

function lengthen(paper: string): void {
  const plain = 'abcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ'
  const marked = 'âƀçđêƒĝĥîĵķļɱñôþřŝŧûṽŵŷžÂƁÇĐÊƑĜĤÎĴĶĻṂÑÔÞŘŜŦÛṼŴŶŽ'
  const more = 'one two three four five six seven eight nine ten'.split(' ')
  const accent = (text: string) =>
    text.replace(/[a-z]/gi, (letter) => marked[plain.indexOf(letter)] ?? letter)

  /** A short text can double in a translation; a long one grows by less than half. */
  const longer = (text: string) => {
    const wanted = Math.ceil(text.length * (text.length <= 10 ? 1 : 0.4))
    let tail = ''
    for (let index = 0; tail.length < wanted; index += 1) tail += ` ${more[index % more.length] ?? ''}`
    return `[${accent(text)}${tail}]`
  }
  // Amounts, dates in figures, addresses and the paper's name stay as they are in every language.
  const isMessage = (text: string) => /\p{L}{3}/u.test(text) && !/@|:\/\//.test(text) && text !== paper

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  while (walker.nextNode() !== null) texts.push(walker.currentNode)
  for (const node of texts) {
    const isHidden = node.parentElement?.closest('script, style, noscript, template') !== null
    const text = node.textContent ?? ''
    if (!isHidden && isMessage(text.trim()))
      node.textContent = text.replace(text.trim(), () => longer(text.trim()))
  }
}
