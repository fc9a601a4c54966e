import { newsletterStates } from './newsletter-states'
import { preferenceStates } from './preference-states'
import { reminderStates } from './reminder-states'
import { at, type State } from './state'
import { supporterStates } from './supporter-states'

export const modelArticle = '/articles/putin-plans-air-strikes-in-syria'

/** Public pages, and what readers do who do not donate. */
export const readerStates: State[] = [
  at('front-page', '/'),
  at('article', modelArticle),
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
