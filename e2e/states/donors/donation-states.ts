import { seedDonation, startHere } from '../../seed/donations'
import { seedGoal } from '../../seed/goals'
import { signInReader } from '../../seed/sessions'
import { at, openCheckout, type State } from '../state'
import { expect } from '../../world'

/** The donation box, and the page after a payment. */
export const donationStates: State[] = [
  at('donate', '/donate'),
  at('donate-annual-euro', '/donate?currency=EUR&frequency=annual&amount=77'),
  {
    name: 'donate-errors',
    title: /^Error: /,
    async open(page) {
      await page.goto('/donate')
      await page.getByRole('radio', { name: 'Once' }).check()
      await page.getByLabel('Other amount').fill('1.000')
      await page.getByRole('button', { name: /^Continue/ }).click()
      await expect(page.getByRole('alert').first()).toContainText('$1 or $1,000')
    },
  },
  {
    name: 'donate-other-currency',
    async open(page) {
      await page.goto('/donate')
      await page.getByLabel('Other amount').fill('€5')
      await page.getByRole('button', { name: /^Continue/ }).click()
      await expect(page.getByRole('alert').first()).toContainText('You typed euros')
    },
  },
  {
    name: 'donate-cancelled',
    async open(page) {
      await openCheckout(page, 'frequency=annual&currency=GBP&amount=77')
      await page
        .getByRole('link', { name: /back|return/i })
        .first()
        .click()
      await expect(page).toHaveURL(/cancelled=1/)
    },
  },
  {
    name: 'donate-goal',
    async open(page, world) {
      // Within a minute the worker counts again what was really given.
      await expect(async () => {
        await seedGoal(world)
        await page.goto('/donate')
        await expect(page.getByRole('main')).toContainText('83% of $50,000 has been given', { timeout: 1000 })
      }).toPass()
    },
  },
  {
    name: 'thank-you',
    async open(page, world) {
      await startHere(page, world, await seedDonation(world))
      await page.goto('/donate/thank-you')
      await expect(page.getByRole('status')).toContainText('$10 every month')
    },
  },
  {
    name: 'thank-you-once',
    async open(page, world) {
      await startHere(page, world, await seedDonation(world, { frequency: 'once', state: 'paid' }))
      await page.goto('/donate/thank-you')
      await page.getByRole('button', { name: 'Remind me next year' }).click()
      await expect(page.getByRole('status').last()).toContainText('We will write')
    },
  },
  {
    name: 'thank-you-scheduled',
    async open(page, world) {
      await startHere(page, world, await seedDonation(world, { state: 'scheduled' }))
      await page.goto('/donate/thank-you')
      await expect(page.getByRole('status')).toContainText('Nothing was charged today')
    },
  },
  {
    name: 'thank-you-later',
    async open(page, world) {
      const { donor } = await seedDonation(world)
      await signInReader(page, world, donor)
      await page.goto('/donate/thank-you')
      await expect(page.getByRole('status')).toContainText('Your last payment')
    },
  },
  at('thank-you-unknown', '/donate/thank-you'),
]
