import type { State } from './state'

/** The page that a state leads to, opened again in Russian: pages that an address, a session or a cookie opens. */
export function inRussian(state: State): State {
  return {
    ...state,
    name: `russian-${state.name}`,
    language: 'ru',
    async open(page, world) {
      await state.open(page, world)
      const { origin, pathname, search } = new URL(page.url())
      if (origin === world.addresses.site) await page.goto(`/ru${pathname}${search}`)
    },
  }
}
