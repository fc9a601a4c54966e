import { seedDonation, startHere } from '../../seed/donations'
import { askForReminder, at, press, seeded, type State } from '../state'
import { subscribe } from './newsletter-states'
import { modelArticle } from './reader-states'
import { russianAnswers } from './russian-answers'
import { expect } from '../../world'

/** A page whose title is in Russian too. An article's title is its headline. */
const russian = (state: State): State => ({ title: /[а-яё]{3}/i, ...state, language: 'ru' })

const inRussian = {
  path: '/ru',
  email: 'Адрес электронной почты',
  subscribe: 'Подписаться',
  remind: 'Напомнить',
}

const pages: State[] = [
  { ...at('russian-front-page', '/ru'), title: /^The Moscow Times$/ },
  { ...at('russian-article', `/ru${modelArticle}`), title: /\S{3,}/ },
  at('russian-donate', '/ru/donate'),
  at('russian-newsletter', '/ru/newsletter'),
  ...russianAnswers.filter(({ name }) => name === 'russian-newsletter-errors'),
  {
    name: 'russian-newsletter-check-inbox',
    async open(page, world) {
      await subscribe(page, world.newReader('a-reader-with-a-long-address'), inRussian)
      await press(page, 'Отправить ещё раз', { untilHeading: /проверьте почту/ })
      await expect(page.getByRole('status')).toContainText('отправили')
    },
  },
  {
    name: 'russian-remind-me-check-inbox',
    async open(page, world) {
      await askForReminder(page, world.newReader('state'), inRussian)
      await expect(page.getByRole('button', { name: 'Отправить ещё раз' })).toBeVisible()
    },
  },
  at('russian-remind-me', '/ru/remind-me?frequency=monthly&currency=USD&amount=5'),
  at('russian-sign-in', '/ru/sign-in'),
  at('russian-privacy', '/ru/privacy'),
  seeded('russian-thank-you', async (world, page) => {
    await startHere(page, world, await seedDonation(world))
    return '/ru/donate/thank-you'
  }),
]

/** The pages around the articles in Russian: each kind of page and form once. `visit.ts` looks for English in them. */
export const russianStates: State[] = pages.map(russian)
