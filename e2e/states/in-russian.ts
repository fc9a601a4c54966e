import { expect, type Page } from '@playwright/test'
import { russianAnswers } from './readers/russian-answers'
import type { State } from './state'

/** The same states in Russian. */
export function inRussian(states: State[]): State[] {
  const answers = new Map(russianAnswers.map((state) => [state.name, state]))
  return states.map((state) => answers.get(`russian-${state.name}`) ?? openAgain(state))
}

/**
 * The page that a state leads to, opened again in Russian: pages that an address, a session or a cookie opens. What
 * only the answer of a form shows is lost by that, and has its own steps in russian-answers.ts.
 */
function openAgain(state: State): State {
  return {
    ...state,
    name: `russian-${state.name}`,
    language: 'ru',
    async open(page, world) {
      await state.open(page, world)
      const { origin, pathname, search } = new URL(page.url())
      if (origin !== world.addresses.site) return
      const messages = await countMessages(page)
      await page.goto(`/ru${pathname}${search}`)
      const left = await countMessages(page)
      expect(left, 'The answer of a form is lost: see russian-answers.ts').toBeGreaterThanOrEqual(messages)
    },
  }
}

function countMessages(page: Page): Promise<number> {
  return page.getByRole('main').getByRole('alert').or(page.getByRole('main').getByRole('status')).count()
}
