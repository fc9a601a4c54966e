import { test, type Page } from '@playwright/test'
import type { State } from './state'

/**
 * The page that a state leads to, opened again in Russian: pages that an address, a session or a cookie opens. What
 * only the answer of a form shows is lost by that, so such a state is skipped.
 */
export function inRussian(state: State): State {
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
      test.skip((await countMessages(page)) < messages, 'Only the answer of a form shows it')
    },
  }
}

function countMessages(page: Page): Promise<number> {
  return page.getByRole('main').getByRole('alert').or(page.getByRole('main').getByRole('status')).count()
}
