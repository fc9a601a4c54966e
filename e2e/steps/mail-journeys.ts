import type { Page } from '@playwright/test'
import { goodCard, payWith } from './checkout'
import { requestEmailChange, openPreferences, openRow } from './preferences'
import { pressContinue } from '../states/donors/proof-states'
import { subscribe } from '../states/readers/newsletter-states'
import { askForReminder, openCheckout, press } from '../states/state'
import { openDuplicateLink, reverseButton } from './duplicate-donation'
import { expect, linkIn, type World } from '../world'

// Journeys that cause mails, made as a reader would make them.

const dayMs = 86_400_000

/** Confirms a change of address in the one mailbox, then in the other. */
export async function moveNewsletter(page: Page, world: World): Promise<void> {
  const reader = await openPreferences(page, world)
  const moved = await requestEmailChange(page, world)
  await page.goto(linkIn(await world.mail(reader, /another address/), '/newsletter/address/old'))
  await press(page, 'Agree to the change', { untilHeading: /One more step/ })
  await page.goto(linkIn(await world.mail(moved, /this email address/), '/newsletter/address/new'))
  await press(page, 'Agree to the change', { untilHeading: /address has been changed/ })
}

/** Signs up and does not confirm, until the last morning of the link. */
export async function forgetToConfirm(page: Page, world: World): Promise<void> {
  const reader = world.newReader('forgetful')
  await subscribe(page, reader)
  await world.mail(reader, /confirm/i)
  const morning = new Date((await world.now()).getTime() + 3 * dayMs)
  await world.moveClock(new Date(morning.setUTCHours(10, 0, 0, 0)))
  await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(2)
}

/** A second reminder for a known address is set at once; its mail has the link that cancels it. */
export async function openCancelLink(page: Page, world: World): Promise<void> {
  const reader = world.newReader('state')
  await askForReminder(page, reader)
  await page.goto(linkIn(await world.mail(reader, /reminder/i), '/remind-me/confirm'))
  await press(page, 'Confirm reminder', { untilHeading: /is set/ })
  await page.goto('/remind-me')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('radio', { name: /3 months/ }).check()
  await page.getByRole('button', { name: 'Remind me', exact: true }).click()
  await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(2)
  const [, set] = await world.mailsTo(reader)
  if (set === undefined) throw new Error('No mail says that the reminder is set')
  await page.goto(linkIn(set, '/remind-me/cancel'))
}

/** Opens the mailed link of a donation that was chosen while a proof of work was required. */
export async function openContinueLink(page: Page, world: World): Promise<void> {
  const donor = world.newReader('by-mail')
  await pressContinue(page, world, { hasWorkers: false })
  await page.getByRole('form', { name: 'Donation' }).getByLabel('Email address').fill(donor)
  await page.getByRole('button', { name: 'Email me the link' }).click()
  await expect(page).toHaveURL(/check-inbox/)
  await page.goto(linkIn(await world.mail(donor, /link/i), '/donate/continue'))
}

/** Makes a duplicate donation and has the second one reversed. */
export async function reverseSecond(page: Page, world: World): Promise<void> {
  await openDuplicateLink(page, world)
  await press(page, reverseButton, { untilHeading: /has been undone/ })
}

/** Donates $10 every month and opens the link in the receipt. */
export async function openDonation(page: Page, world: World): Promise<string> {
  const donor = world.newReader('state')
  await openCheckout(page, 'frequency=monthly&currency=USD&amount=10')
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
  await page.goto(linkIn(await world.mail(donor, /Thank you/), '/account/donations'))
  return donor
}

export async function changeAmount(page: Page, world: World): Promise<void> {
  const donor = await openDonation(page, world)
  await openRow(page, 'another amount')
  await page.getByLabel('New amount').fill('15')
  await page.getByRole('button', { name: 'Change the amount' }).click()
  await world.mail(donor, /is now \$15/)
}

export async function endDonation(page: Page, world: World): Promise<void> {
  await openDonation(page, world)
  await openRow(page, 'End the donation')
  await page.getByRole('button', { name: 'End the donation' }).click()
  await expect(page.getByRole('status').first()).toContainText('Nothing more is charged')
}

/** Returns through the link of a receipt two months later. */
export async function openOldLink(page: Page, world: World): Promise<void> {
  await openDonation(page, world)
  await world.moveClock(new Date((await world.now()).getTime() + 62 * dayMs))
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('has expired')
}

/** Another address for a donation, from its page to the button in the mail. */
export async function moveDonation(page: Page, world: World): Promise<void> {
  const donor = await openDonation(page, world)
  const moved = `moved-${donor}`
  await openRow(page, 'Change the email address')
  await page.getByLabel('New email address').fill(moved)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('status').first()).toContainText('We have sent a link')
  await page.goto(linkIn(await world.mail(moved, /Use this address/), '/account/donations/address'))
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your donation has a new address')
  await world.mail(donor, /address of your donation has changed/i)
  await world.mail(moved, /has a new address/)
}
