import type { Locator, Page } from '@playwright/test'
import { goodCard } from './steps/checkout'
import { modelArticle } from './states/states'
import { expect, linkIn, startScripts, test } from './world'

// Uses only the keyboard: nothing is clicked, and text goes to the focused element. Without JavaScript the same native
// fields and buttons answer. With it, scripts could interfere, so these tests run with JavaScript.

/** More tab stops than any of our pages has. */
const mostStops = 120

/** Presses Tab until `target` has the focus. Every stop on the way must be visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab')
    await expectFocusToShow(page)
    if (await hasFocus(target)) return
  }
  throw new Error(`${mostStops} presses of Tab did not reach ${String(target)}`)
}

async function hasFocus(target: Locator): Promise<boolean> {
  if ((await target.count()) !== 1) return false
  return target.evaluate((element) => element === element.ownerDocument.activeElement)
}

/** Checks that the focused element is inside the window, and that it or its frame looks different with the focus. */
async function expectFocusToShow(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return { name: 'the window itself' }
    const lookOf = (part: Element | null) => {
      if (part === null) return ''
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(part)
      return `${outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`} ${boxShadow}`
    }
    const look = () => [element, element.parentElement, element.closest('label')].map(lookOf).join('; ')
    const name = `${element.tagName} ${element.id} ${element.textContent.slice(0, 40)}`
    const focused = look()
    element.blur()
    const blurred = look()
    element.focus({ focusVisible: true })
    return { name, hasRing: focused !== blurred }
  })
  if (seen.name === 'the window itself') return
  await expect(page.locator('*:focus')).toBeInViewport()
  expect(seen, `the focus on ${seen.name}`).toMatchObject({ hasRing: true })
}

/** Types into the focused field, which must have this label. */
async function typeInto(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

/** Chooses a radio button with the keyboard: one tab stop, then the arrow keys. */
async function chooseByArrows(page: Page, group: Locator, name: string | RegExp): Promise<void> {
  await tabTo(page, group.locator('input[type=radio]:checked').and(page.locator(':visible')))
  const target = group.getByRole('radio', { name, exact: true }).and(page.locator(':visible'))
  for (let presses = 0; presses < 10; presses += 1) {
    if (await target.isChecked()) return
    await page.keyboard.press('ArrowRight')
    await expectFocusToShow(page)
  }
  throw new Error(`The arrow keys did not reach ${String(name)}`)
}

async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
}

async function payByKeyboard(page: Page, email: string): Promise<void> {
  await expect(page.getByLabel('Card number')).toBeVisible()
  await typeInto(page, 'Email', email)
  await typeInto(page, 'Card number', goodCard)
  await typeInto(page, 'Expiry', '12 / 34')
  await typeInto(page, 'CVC', '123')
  await typeInto(page, 'Name on card', 'A Reader')
  await pressButton(page, /^(Donate|Subscribe|Pay)/)
}

test('the first tab stop of a page skips the masthead', async ({ page }) => {
  for (const path of ['/', modelArticle, '/donate', '/privacy']) {
    await page.goto(path)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await expectFocusToShow(page)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const isInMain = await page.evaluate(() =>
      document.querySelector('main')?.contains(document.activeElement),
    )
    expect(isInMain, `the stop after the skip on ${path}`).toBe(true)
  }
})

test('subscribe, confirm, unsubscribe', async ({ page, world }) => {
  const reader = world.newReader('keys')
  await page.goto(modelArticle)
  await typeInto(page, 'Email address', reader)
  await pressButton(page, 'Subscribe')
  await expect(page).toHaveURL(/check-inbox/)

  await page.goto(linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm'))
  await pressButton(page, 'Confirm subscription')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('are subscribed')

  await page.goto(linkIn(await world.mail(reader, /welcome/i), '/newsletter/unsubscribe'))
  await pressButton(page, 'Unsubscribe')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('are unsubscribed')
})

test('donate 100 dollars once, and pay', async ({ page, world }) => {
  const donor = world.newReader('keys')
  await page.goto(modelArticle)
  await chooseByArrows(page, page.getByRole('group', { name: 'How often' }), 'Once')
  await chooseByArrows(page, page.getByRole('group', { name: 'Amount' }), '$100')
  await pressButton(page, 'Continue: $100 once')
  await payByKeyboard(page, donor)
  await expect(page).toHaveURL(/thank-you/)
  await expect(page.getByRole('main')).toContainText('$100')
  await world.mail(donor, /\$100/)
})

test('type another amount and press Enter in its field', async ({ page, world }) => {
  const donor = world.newReader('keys')
  await page.goto('/donate?currency=EUR')
  await typeInto(page, 'Other amount', '12,50')
  await page.keyboard.press('Enter')
  await payByKeyboard(page, donor)
  await expect(page.getByRole('main')).toContainText('€12.50 every month')
})

test('remind me: choose a day, confirm', async ({ page, world }) => {
  const reader = world.newReader('keys')
  await page.goto('/donate')
  await pressButton(page, 'Remind me later')
  await expect(page).toHaveURL(/\/remind-me\?/)
  await chooseByArrows(page, page.getByRole('group', { name: 'When should we remind you?' }), /3 months/)
  await typeInto(page, 'Email address', reader)
  await pressButton(page, 'Remind me')
  await expect(page).toHaveURL(/check-inbox/)

  await page.goto(linkIn(await world.mail(reader, /reminder/i), '/remind-me/confirm'))
  await pressButton(page, 'Confirm reminder')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is set')
})

test('after a mistake the summary has the focus, and its link leads to the field', async ({ page }) => {
  for (const { path, typed, field } of [
    { path: '/newsletter', typed: 'reader at example', field: 'Email address' },
    { path: '/remind-me', typed: 'reader at example', field: 'Email address' },
    { path: '/donate', typed: '1.000', field: 'Other amount' },
  ]) {
    await page.goto(path)
    await typeInto(page, field, typed)
    await page.keyboard.press('Enter')
    const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
    await expect(summary).toBeFocused()
    await expectFocusToShow(page)
    await page.keyboard.press('Tab')
    await expectFocusToShow(page)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(field, { exact: true })).toBeFocused()
    await expect(page.getByLabel(field, { exact: true })).toHaveValue(typed)
  }
})

test('a script that starts late leaves the focus where the reader has moved it', async ({ page }) => {
  let letScriptsStart = () => {}
  const mayStart = new Promise<void>((resolve) => (letScriptsStart = resolve))
  await page.route('**/*.js', async (route) => {
    await mayStart
    await route.continue()
  })
  await page.goto('/newsletter', { waitUntil: 'commit' })
  await page.getByLabel('Email address', { exact: true }).fill('reader at example')
  await page.keyboard.press('Enter')
  const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
  await expect(summary).toBeFocused()
  await expectFocusToShow(page)
  await page.keyboard.press('Tab')
  await expect(summary.getByRole('link')).toBeFocused()
  letScriptsStart()
  // The script corrects the title from the moment at which it could move the focus.
  const isCorrected = async () => {
    await page.evaluate(() => (document.title = 'Newsletter'))
    return page.title()
  }
  await expect.poll(isCorrected).toBe('Error: Newsletter')
  await expect(summary.getByRole('link')).toBeFocused()
})

test('after a typo in the domain the question has the focus, and its answer is the next stop', async ({
  page,
  world,
}) => {
  const typed = world.newReader('keys').replace('example.org', 'gmaill.com')
  await page.goto('/newsletter')
  await typeInto(page, 'Email address', typed)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Did you mean' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/check-inbox/)
  await world.mail(typed.replace('gmaill', 'gmail'), /confirm/i)
})

test('the waiting button keeps the focus, and a second press sends nothing', async ({ page, world }) => {
  const reader = world.newReader('keys')
  await page.goto('/newsletter')
  let posts = 0
  let letThrough: () => void = () => undefined
  const isHeld = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/newsletter', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    posts += 1
    await isHeld
    return route.continue()
  })
  await typeInto(page, 'Email address', reader)
  // Until its scripts run, the browser sends the form by itself.
  await startScripts(page)
  const button = page.getByRole('button', { name: /^Subscribe/ })
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  letThrough()
  await expect(page).toHaveURL(/check-inbox/)
  expect(posts).toBe(1)
})
