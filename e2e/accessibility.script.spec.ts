import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { states, type State } from './states'
import { expect, test } from './world'

// Not run without JavaScript, because axe is a script itself.

const widths = [390, 1280]
/** Rules about colours: all that the other scheme can change. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']
/** Landmarks are for pages; a mail program keeps none of them. */
const rulesForPages = ['landmark-one-main', 'region']

/** What axe finds, as lines that say where. */
async function violationsOf(page: Page, { of }: State, rules?: string[]): Promise<string[]> {
  // The frame of the preview runs no scripts, so axe cannot enter; the letter in it is a state of its own. Where
  // there are no frames, the legacy mode finds the same in a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude('iframe')
  if (of === 'mail') axe.disableRules(rulesForPages)
  if (rules !== undefined) axe.withRules(rules)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${failureSummary ?? ''}`,
    ),
  )
}

/** By how many pixels the page is wider than its window. */
function overhangOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

for (const state of states) {
  test(`${state.name}: axe finds nothing, in light and dark, on a phone and a desktop`, async ({
    page,
    world,
  }) => {
    await state.open(page, world)

    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page).toHaveTitle(/\S{3,}/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    for (const frame of await page.locator('iframe').all()) await expect(frame).toHaveAttribute('title', /\S/)

    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await violationsOf(page, state), `at ${width} px, light`).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violationsOf(page, state, rulesOfColour), `at ${width} px, dark`).toEqual([])
      expect(await overhangOf(page), `sideways at ${width} px`).toBeLessThanOrEqual(0)
    }

    // A desktop's window zoomed to four times its size (WCAG 1.4.10).
    await page.setViewportSize({ width: 320, height: 844 })
    expect(await overhangOf(page), 'sideways at 320 px').toBeLessThanOrEqual(0)
  })
}

test('an error says so in the title of the window as well', async ({ page, world }) => {
  for (const name of ['donate-errors', 'newsletter-errors', 'remind-me-errors']) {
    await states.find((state) => state.name === name)?.open(page, world)
    await expect(page).toHaveTitle(/^Error: /)
  }
})
