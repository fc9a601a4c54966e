import { newsletterStates } from './newsletter-states'
import { preferenceStates } from './preference-states'
import { reminderStates } from './reminder-states'
import { at, type State } from '../state'
import { supporterStates } from './supporter-states'
import { expect } from '../../world'

export const modelArticle = '/articles/putin-plans-air-strikes-in-syria'

/** Public pages, and what readers do who do not donate. */
export const readerStates: State[] = [
  at('front-page', '/'),
  at('article', modelArticle),
  {
    name: 'article-copy-link',
    async open(page) {
      await page.goto(modelArticle)
      await page.locator('summary').filter({ hasText: 'Copy link' }).click()
      await page.getByRole('button', { name: 'Copy', exact: true }).click()
      await expect(page.getByText(/^Copied\.|The address is selected/)).toBeVisible()
    },
  },
  at('section', '/sections/culture'),
  at('privacy', '/privacy'),
  at('not-found', '/no-such-page'),
  at('article-not-found', '/articles/no-such-article'),
  at('stale-form', '/stale-form?back=/newsletter'),
  ...newsletterStates,
  ...preferenceStates,
  ...reminderStates,
  ...supporterStates,
]
