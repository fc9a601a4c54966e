import type { Page } from '@playwright/test'
import { removeSeededEditions } from '../../seed/editions'
import { removeSeededGoals } from '../../seed/goals'
import { repeatingVisits, test as base } from '../../world'

export const phone = { width: 390, height: 844 }

/**
 * `tab` is the one browser tab that a worker uses for all its visits. Each visit finds it in light mode and as wide as a
 * phone, without the cookies, scripts and seeded rows of the visit before. A new tab for each visit would start a process,
 * fetch all files and compile all scripts (axe is the largest) again, which takes as long as the visit itself.
 */
export const test = base.extend<{ tab: Page }, { opened: Page }>({
  opened: [
    async ({ browser, stack }, use) => {
      const profile = await browser.newContext({ baseURL: stack.addresses.site, locale: 'en-US' })
      await use(repeatingVisits(await profile.newPage()))
      await profile.close()
    },
    { scope: 'worker' },
  ],
  tab: async ({ opened: page, world }, use) => {
    await page.context().clearCookies()
    await page.setViewportSize(phone)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce', forcedColors: null })
    const forget = rememberScripts(page)
    await use(page)
    await forget()
    await removeSeededEditions(world)
    await removeSeededGoals(world)
  },
})

/** Some states add scripts that run when a page starts. The next state must not have them. */
function rememberScripts(page: Page): () => Promise<void> {
  const addInitScript = page.addInitScript.bind(page)
  const scripts: Awaited<ReturnType<typeof addInitScript>>[] = []
  page.addInitScript = async (...given) => {
    const script = await addInitScript(...given)
    scripts.push(script)
    return script
  }
  return async () => {
    page.addInitScript = addInitScript
    for (const script of scripts) await script.dispose()
  }
}
