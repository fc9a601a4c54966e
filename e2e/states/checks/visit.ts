import type { ConsoleMessage, Page, Request } from '@playwright/test'
import { findClipped } from './clipped-text'
import { expectRussian } from './expect-russian'
import { findColourViolations, findViolations, loadAxe } from './find-violations'
import type { State } from '../state'
import { phone, test } from './tab'
import { expect, type World } from '../../world'

// One visit loads a page once and checks all that can be wrong in any state: requests to other sites, browser errors,
// what axe finds on a phone, overflow at three widths, and the colours of the other scheme on a desktop.
// This needs JavaScript, because axe is a script.

/** A desktop window zoomed to 400 % (WCAG 1.4.10). */
const zoomed = { width: 320, height: 844 }
const desktop = { width: 1280, height: 844 }

/** Declares one test for each state. */
export function visitStates(states: readonly State[]): void {
  for (const state of states)
    test(`${state.name}: fits every width, in light and dark, and loads nothing from other sites`, async ({
      tab: page,
      world,
    }) => {
      const { strangers, complaints, isQuiet, stop } = listen(page, world, state)
      try {
        await state.open(page, world)
        await expectFrame(page, state)
        if (state.language === 'ru') await expectRussian(page)
        await expectWellMade(page, state)
        await expect.poll(isQuiet, { intervals: [20] }).toBe(true)
      } finally {
        stop()
      }
      expect(complaints, 'what the browser complains of').toEqual([])
      expect(strangers, 'what comes from elsewhere').toEqual([])
    })
}

/** How long no request may be pending before a page counts as loaded. */
const quietMs = 300

type Heard = { strangers: string[]; complaints: string[]; isQuiet: () => boolean; stop: () => void }

/** Collects requests to other sites and errors in the page, until `stop`: other visits use the same tab. */
function listen(page: Page, { addresses }: World, { of }: State): Heard {
  const [strangers, complaints]: [string[], string[]] = [[], []]
  const [site, stripe, clock] = [addresses.site, addresses.stripeUrl, addresses.clockUrl].map(
    (url) => new URL(url).origin,
  )
  let lastAt = Date.now()
  const noteRequest = (request: Request) => {
    lastAt = Date.now()
    const { protocol, origin } = new URL(request.url())
    if (protocol === 'data:' || protocol === 'about:' || origin === site) return
    // Only the payment page is on another site, and readers navigate there.
    const isAllowed = origin === stripe && (of === 'sandbox' || request.isNavigationRequest())
    if (!isAllowed && !(origin === clock && of === 'sandbox')) strangers.push(request.url())
  }
  const noteEnd = () => void (lastAt = Date.now())
  // The browser reports the expected status codes: 404 for a missing page, 403 for a forbidden one, and 402 of the
  // sandbox's payment page for a declined card. The frame with the edition allows no scripts, so the browser also
  // reports that this test looks into it.
  const expected = of === 'sandbox' ? /status of 40[234]/ : /status of 40[34]|frame is sandboxed/
  const noteMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text())
  }
  const noteError = (error: Error) => void complaints.push(error.message)
  page.on('request', noteRequest).on('requestfinished', noteEnd).on('requestfailed', noteEnd)
  page.on('console', noteMessage).on('pageerror', noteError)
  const stop = () => {
    page.off('request', noteRequest).off('requestfinished', noteEnd).off('requestfailed', noteEnd)
    page.off('console', noteMessage).off('pageerror', noteError)
  }
  return { strangers, complaints, isQuiet: () => Date.now() - lastAt >= quietMs, stop }
}

async function expectFrame(page: Page, { title = /\S{3,}/, language = 'en' }: State): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).toHaveTitle(title)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  for (const frame of await page.locator('iframe').all()) await expect(frame).toHaveAttribute('title', /\S/)
}

/** At each width once, because every change of it lays out and paints the page again. */
async function expectWellMade(page: Page, state: State): Promise<void> {
  await expectNoOverhang(page, state, phone)
  await loadAxe(page)
  expect(await findViolations(page, state), 'on a phone, light').toEqual([])

  await page.setViewportSize(desktop)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNoOverhang(page, state, desktop)
  expect(await findColourViolations(page), 'on a desktop, dark').toEqual([])

  await page.setViewportSize(zoomed)
  await expectNoOverhang(page, state, zoomed)
}

/** Checks that the page is not wider than its window and, where words are longer, that no text is cut off or lies over another. */
async function expectNoOverhang(page: Page, { language }: State, { width }: typeof phone): Promise<void> {
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overhang, `sideways at ${width} px`).toBeLessThanOrEqual(0)
  if (language === 'ru') expect(await findClipped(page), `what cannot be read at ${width} px`).toEqual([])
}
