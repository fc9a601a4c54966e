import type { Page } from '@playwright/test'
import { expect, type World } from './world'

/** One thing that a reader can have before them: a page, in one of its states. */
export type State = {
  /** Also the name of its picture. */
  name: string
  /** Leads there from nothing. What has to be there before is seeded (e2e/seed); the last step is the reader's own. */
  open: (page: Page, world: World) => Promise<unknown>
  /** What it is where it is no page of the paper: one of the stage, under rules of its own, or a mail. */
  of?: 'stage' | 'mail'
  /** What the title of the window has to say. */
  title?: RegExp
}

/** A page that is there for everybody. */
export const at = (name: string, path: string): State => ({
  name,
  open: (page) => page.goto(path),
})

/** A page whose address has to be seeded first; `heading` shows that it is the state that was meant. */
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

/** Presses a button and waits for the page that it leads to. */
export async function press(
  page: Page,
  button: string,
  { untilHeading }: { untilHeading: RegExp },
): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(untilHeading)
}

export async function askForReminder(page: Page, email: string): Promise<void> {
  await page.goto('/remind-me?frequency=monthly&currency=USD&amount=5')
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Remind me', exact: true }).click()
}

export async function openCheckout(page: Page, query: string): Promise<void> {
  await page.goto(`/donate?${query}`)
  await page.getByRole('button', { name: /^Continue/ }).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
}
