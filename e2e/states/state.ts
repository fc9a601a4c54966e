import type { Page } from '@playwright/test'
import { expect, type World } from '../world'

/** One page in one of its states. */
export type State = {
  /** Also the file name of its picture. */
  name: string
  /** Opens the state from nothing. It seeds what must exist (e2e/seed), and then does the reader's last step. */
  open: (page: Page, world: World) => Promise<unknown>
  /** Set if it is not a page of the site: a page of the dev stack, which has its own rules, or a mail. */
  of?: 'sandbox' | 'mail'
  /** What the window's title must contain. */
  title?: RegExp
  /** English if there is none. */
  language?: 'en' | 'ru'
}

/** A page that everybody can open. */
export const at = (name: string, path: string): State => ({
  name,
  open: (page) => page.goto(path),
})

/** A page whose address must be seeded first; `heading` shows that the right state is open. */
export const seeded = (
  name: string,
  path: (world: World, page: Page) => Promise<string>,
  heading?: RegExp,
): State => ({
  name,
  async open(page, world) {
    await page.goto(await path(world, page))
    if (heading !== undefined) await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  },
})

/** Presses a button and waits for the next page. */
export async function press(
  page: Page,
  button: string,
  { untilHeading }: { untilHeading: RegExp },
): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(untilHeading)
}

/** The forms' words in English. */
export const english = { path: '', email: 'Email address', subscribe: 'Subscribe', remind: 'Remind me' }

export async function askForReminder(page: Page, email: string, words = english): Promise<void> {
  await page.goto(`${words.path}/remind-me?frequency=monthly&currency=USD&amount=5`)
  await page.getByLabel(words.email).fill(email)
  await page.getByRole('button', { name: words.remind, exact: true }).click()
}

export async function openCheckout(page: Page, query: string): Promise<void> {
  await page.goto(`/donate?${query}`)
  await page.getByRole('button', { name: /^Continue/ }).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
}
