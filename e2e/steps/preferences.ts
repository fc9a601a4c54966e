import type { Page } from '@playwright/test'
import { linkIn, type World } from '../world'

/** Subscribes and confirms a new reader, and opens the preferences link in the welcome mail. */
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

/** Requests a change of the newsletter's address. Returns the new address. */
export async function requestEmailChange(page: Page, world: World): Promise<string> {
  const moved = world.newReader('moved')
  await openRow(page, 'Another address')
  await page.getByLabel('New email address').fill(moved)
  await page.getByRole('button', { name: 'Email both addresses' }).click()
  return moved
}
