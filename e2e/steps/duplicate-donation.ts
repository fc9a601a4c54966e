import type { Page } from '@playwright/test'
import { goodCard, payWith } from './checkout'
import { expect, linkIn, type World } from '../world'

// A donor who makes a duplicate donation by mistake, and every page that can reverse it.

export const reverseButton = 'End and refund the second donation'

/** Removes the cookie each time, because a browser that has just donated is asked before the next donation. */
export async function giveMonthly(page: Page, donor: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/donate?frequency=monthly&currency=USD&amount=10')
  await page.getByRole('button', { name: /^Continue/ }).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
}

/** Makes the same donation twice and opens the link of the mail that asks about it. */
export async function openDuplicateLink(page: Page, world: World): Promise<string> {
  const donor = world.newReader('twice')
  for (let times = 0; times < 2; times += 1) await giveMonthly(page, donor)
  await page.goto(linkIn(await world.mail(donor, /twice/), '/donate/duplicate'))
  return donor
}

/** Makes the sandbox answer the next calls of this path with 500. */
export async function failCalls(
  world: World,
  calls: { method: string; path: string; count: string },
): Promise<void> {
  const response = await fetch(`${world.addresses.stripeUrl}/_sim/next-call`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_e2e' },
    body: new URLSearchParams({ outcome: '500', ...calls }),
  })
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`)
}
