import type { Page } from '@playwright/test'
import { openRow } from '../../steps/preferences'
import { manageLink, seedDonation, startHere } from '../../seed/donations'
import { seedReminder } from '../../seed/reminders'
import { signInReader } from '../../seed/sessions'
import { at, seeded, type State } from '../state'
import { expect, type World } from '../../world'

const dayMs = 86_400_000

/** A monthly donation, opened through the link in its receipt. */
async function openDonation(page: Page, world: World): Promise<void> {
  await page.goto(manageLink(await seedDonation(world)))
}

/** A donor who also has a reminder, signed in. */
async function signInDonor(page: Page, world: World): Promise<void> {
  const { donor } = await seedDonation(world)
  await seedReminder(world, { email: donor, state: 'waiting' })
  await signInReader(page, world, donor)
}

const rows = [
  ...['another amount', 'Give annually', 'Change the date', 'Skip', 'Pause', 'Set an end date'],
  ...['Change the card', 'Change the email address', 'End the donation'],
]

/** A donor's account, and one donation in each of its states. */
export const manageDonationStates: State[] = [
  {
    name: 'account',
    async open(page, world) {
      await signInDonor(page, world)
      await page.goto('/account')
    },
  },
  {
    name: 'account-donations',
    async open(page, world) {
      await signInDonor(page, world)
      await page.goto('/account/donations')
      await expect(page.getByRole('main')).toContainText('$10 every month')
    },
  },
  {
    name: 'account-cards',
    async open(page, world) {
      const { id, donor } = await seedDonation(world)
      const annual = await seedDonation(world, { donor, frequency: 'annual' })
      await world.query(`update donations set stripe_customer_id = 'cus_' || id where id = any($1)`, [
        [id, annual.id],
      ])
      await signInReader(page, world, donor)
      await page.goto('/account/donations')
      await page.getByRole('link', { name: 'Change the card of several donations' }).click()
      await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2)
    },
  },
  {
    name: 'account-donations-none',
    async open(page, world) {
      await signInReader(page, world, world.newReader('state'))
      await page.goto('/account/donations')
      await expect(page.getByRole('main')).toContainText('We have no donations from the address')
    },
  },
  seeded('donation', async (world) => manageLink(await seedDonation(world)), /^Your donation$/),
  ...(['authentication_required', 'insufficient_funds', 'stolen_card'] as const).map((failureCode) =>
    seeded(
      `donation-failed-${failureCode.replaceAll('_', '-')}`,
      async (world) => manageLink(await seedDonation(world, { state: 'past_due', failureCode })),
      /^Your donation$/,
    ),
  ),
  seeded(
    'donation-card-expires',
    async (world) => manageLink(await seedDonation(world, { cardDays: 20 })),
    /^Your donation$/,
  ),
  {
    name: 'account-to-confirm',
    async open(page, world) {
      const failed = { state: 'past_due', failureCode: 'authentication_required' } as const
      const { donor } = await seedDonation(world, failed)
      await signInReader(page, world, donor)
      await page.goto('/account')
      await expect(page.getByRole('button', { name: 'Confirm the payment' })).toBeVisible()
    },
  },
  {
    name: 'donation-rows-open',
    async open(page, world) {
      await openDonation(page, world)
      for (const name of rows) await openRow(page, name)
      await page.getByRole('radio', { name: /more than I can give/ }).check()
    },
  },
  {
    name: 'donation-errors',
    async open(page, world) {
      await openDonation(page, world)
      await openRow(page, 'another amount')
      await page.getByLabel('New amount').fill('1')
      await page.getByRole('button', { name: 'Change the amount' }).click()
      await expect(page.getByRole('alert').first()).toContainText('$2 or more')
    },
  },
  {
    name: 'donation-paused',
    async open(page, world) {
      await page.goto(`${manageLink(await seedDonation(world, { isPaused: true }))}&said=pause`)
      await expect(page.getByRole('status').first()).toContainText('Done')
    },
  },
  {
    name: 'donation-scheduled',
    async open(page, world) {
      await page.goto(manageLink(await seedDonation(world, { state: 'scheduled' })))
      await expect(page.getByRole('button', { name: 'Cancel this donation' })).toBeVisible()
    },
  },
  {
    name: 'donation-ending',
    async open(page, world) {
      await page.goto(`${manageLink(await seedDonation(world, { state: 'ending' }))}&said=end`)
      await expect(page.getByRole('status').first()).toContainText('Nothing more is charged')
    },
  },
  {
    name: 'donation-receipt',
    async open(page, world) {
      await openDonation(page, world)
      await page.getByRole('link', { name: /^Receipt/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt')
    },
  },
  {
    name: 'donation-statement',
    async open(page, world) {
      await openDonation(page, world)
      await page.getByRole('link', { name: /^Statement/ }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Donations in')
    },
  },
  {
    name: 'donation-statement-wrong-dates',
    async open(page, world) {
      const link = new URL(manageLink(await seedDonation(world)), world.addresses.site)
      link.pathname += '/statement'
      link.searchParams.set('from', '2026-12-31')
      link.searchParams.set('to', '2026-01-01')
      await page.goto(link.href)
      await expect(page.getByRole('alert').first()).toContainText('Choose a last day')
    },
  },
  seeded(
    'donation-link-expired',
    async (world) => {
      const yesterday = new Date((await world.now()).getTime() - dayMs)
      return manageLink(await seedDonation(world), yesterday)
    },
    /has expired/,
  ),
  at('donation-address-unknown', '/account/donations/address?token=made.up.link'),
  at('donation-link-unknown', '/account/donations?token=made.up.link'),
  {
    name: 'donate-again',
    async open(page, world) {
      await startHere(page, world, await seedDonation(world))
      await page.goto('/donate?frequency=monthly&currency=USD&amount=10')
      await page.getByRole('button', { name: /^Continue/ }).click()
      await expect(page.getByRole('alert').first()).toContainText('You already give')
    },
  },
]
