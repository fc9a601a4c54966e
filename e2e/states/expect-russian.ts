import type { Page } from '@playwright/test'
import { publication } from '../../testing/offered-languages'
import { expect } from '../world'

/** What stays in Latin letters in a Russian sentence: names, signs, and addresses. */
const names = [
  publication.name,
  publication.newsletter.name,
  publication.legal.name,
  ...publication.legal.address,
  publication.statementDescriptor,
  ...['Visa', 'Mastercard', 'American Express', 'Apple Pay', 'Google Pay', 'Link', 'PayPal', 'Stripe'],
  ...['SEPA', 'iDEAL', 'Bancontact', 'RSS', 'VPN', 'Tor', 'stichting', 'KvK', 'ANBI', 'Firefox', 'Windows'],
  ...['IP', 'USD', 'EUR', 'GBP', 'cookie', 'known-donor', 'donation-link', 'asked-to-subscribe'],
]
const addresses = /https?:\/\/\S+|[\w.+…*-]+@[\w.-]+|\b[\w-]+(\.[\w-]+)*\.(com|org|example|net)\b|\.ics\b/g

/** Finds English on a Russian page: words in Latin letters that are no name and not marked `lang="en"`. */
export async function expectRussian(page: Page): Promise<void> {
  const texts = await page.evaluate(readTexts)
  const english = texts.filter((text) => /[a-z]{2}/i.test(withoutNames(text)))
  expect(english, 'what is still English').toEqual([])
}

function withoutNames(text: string): string {
  return names.reduce((rest, name) => rest.replaceAll(name, ' '), text.replace(addresses, ' '))
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
