import type { Page } from '@playwright/test'
import { linkIn, type World } from './world'

/** Subscribes somebody new, confirms, and opens the link to their choices at the foot of the welcome. */
export async function openPreferences(page: Page, world: World): Promise<string> {
  const reader = world.newReader('chooser')
  await page.goto('/newsletter')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await page.goto(linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm'))
  await page.getByRole('button', { name: 'Confirm subscription' }).click()
  await page.goto(linkIn(await world.mail(reader, /welcome/i), '/newsletter/preferences'))
  return reader
}

export async function openRow(page: Page, name: string): Promise<void> {
  await page.locator('summary').filter({ hasText: name }).click()
}

/** Asks for the letters at another address, and returns it. */
export async function askForAddress(page: Page, world: World): Promise<string> {
  const moved = world.newReader('moved')
  await openRow(page, 'Another address')
  await page.getByLabel('New email address').fill(moved)
  await page.getByRole('button', { name: 'Ask both mailboxes' }).click()
  return moved
}
