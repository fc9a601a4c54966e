import type { Page } from '@playwright/test'
import { goodCard, payWith } from './checkout'
import { signIn } from './sign-in'
import { askForReminder, at, openCheckout, showMail, type State } from './state'
import { expect, linkIn, type World } from './world'

const dayMs = 86_400_000

/** Gives $10 every month and opens the link of the receipt. */
async function openGift(page: Page, world: World): Promise<string> {
  const donor = world.newReader('state')
  await openCheckout(page, 'frequency=monthly&currency=USD&amount=10')
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
  await page.goto(linkIn(await world.mail(donor, /Thank you/), '/account/donations'))
  return donor
}

async function openRow(page: Page, name: string): Promise<void> {
  await page.locator('summary').filter({ hasText: name }).click()
}

async function openAccount(page: Page, world: World): Promise<void> {
  const donor = await openGift(page, world)
  await askForReminder(page, donor)
  await expect(page).toHaveURL(/check-inbox/)
  await signIn(page, world, donor)
  await page.goto('/account')
}

/** A donor's account, and one gift in each of its states. */
export const giftStates: State[] = [
  { name: 'account', open: openAccount },
  {
    name: 'account-donations',
    async open(page, world) {
      await openAccount(page, world)
      await page.goto('/account/donations')
    },
  },
  {
    name: 'account-donations-none',
    async open(page, world) {
      await signIn(page, world, world.newReader('state'))
      await page.goto('/account/donations')
    },
  },
  { name: 'gift', open: openGift },
  {
    name: 'gift-rows-open',
    async open(page, world) {
      await openGift(page, world)
      for (const name of [
        'another amount',
        'Move the day',
        'Skip',
        'Pause',
        'Change the card',
        'End the gift',
      ])
        await openRow(page, name)
      await page.getByRole('radio', { name: /more than I can give/ }).check()
    },
  },
  {
    name: 'gift-errors',
    async open(page, world) {
      await openGift(page, world)
      await openRow(page, 'another amount')
      await page.getByLabel('New amount').fill('1')
      await page.getByRole('button', { name: 'Change the amount' }).click()
      await expect(page.getByRole('alert').first()).toContainText('$2 or more')
    },
  },
  {
    name: 'gift-paused',
    async open(page, world) {
      await openGift(page, world)
      await openRow(page, 'Pause')
      await page.getByRole('button', { name: 'Pause the gift' }).click()
      await expect(page.getByRole('status').first()).toContainText('Done')
    },
  },
  {
    name: 'gift-ending',
    async open(page, world) {
      await openGift(page, world)
      await openRow(page, 'End the gift')
      await page.getByRole('button', { name: 'End the gift' }).click()
      await expect(page.getByRole('status').first()).toContainText('Nothing more is charged')
    },
  },
  {
    name: 'gift-receipt',
    async open(page, world) {
      await openGift(page, world)
      await page.getByRole('link', { name: /^Receipt/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt')
    },
  },
  {
    name: 'gift-statement',
    async open(page, world) {
      await openGift(page, world)
      await page.getByRole('link', { name: /^Statement/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Gifts in')
    },
  },
  {
    name: 'gift-link-expired',
    async open(page, world) {
      await openGift(page, world)
      await world.moveClock(new Date((await world.now()).getTime() + 62 * dayMs))
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('too old')
    },
  },
  at('gift-link-unknown', '/account/donations?token=made.up.link'),
  {
    name: 'donate-again',
    async open(page, world) {
      await openGift(page, world)
      await page.goto('/donate?frequency=monthly&currency=USD&amount=10')
      await page.getByRole('button', { name: /^Continue/ }).click()
      await expect(page.getByRole('alert').first()).toContainText('You already give')
    },
  },
  {
    name: 'mail-gift-changed',
    of: 'mail',
    async open(page, world) {
      const donor = await openGift(page, world)
      await openRow(page, 'another amount')
      await page.getByLabel('New amount').fill('15')
      await page.getByRole('button', { name: 'Change the amount' }).click()
      await showMail(page, world, { to: donor, subject: /is now \$15/ })
    },
  },
]
