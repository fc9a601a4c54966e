import type { Page } from '@playwright/test'
import { cancelReminderLink, confirmReminderLink, seedReminder } from '../../seed/reminders'
import { askForReminder, at, press, type State } from '../state'
import { expect, type World } from '../../world'

async function openConfirmLink(page: Page, world: World): Promise<void> {
  const email = world.newReader('state')
  await page.goto(confirmReminderLink(await seedReminder(world, { email, state: 'unconfirmed' })))
}

async function openCancelLink(page: Page, world: World): Promise<void> {
  const email = world.newReader('state')
  await page.goto(cancelReminderLink(await seedReminder(world, { email, state: 'waiting' })))
}

/** Requesting, confirming and cancelling a reminder. */
export const reminderStates: State[] = [
  at('remind-me', '/remind-me?frequency=monthly&currency=USD&amount=5'),
  {
    name: 'remind-me-errors',
    title: /^Error: /,
    async open(page) {
      await page.goto('/remind-me')
      await page.getByLabel('Email address').fill('reader at example')
      await page.getByRole('radio', { name: /another date/i }).check()
      await page.getByRole('button', { name: 'Remind me', exact: true }).click()
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  {
    name: 'remind-me-typo',
    async open(page, world) {
      await askForReminder(page, world.newReader('typo').replace('example.org', 'gmaill.com'))
      await expect(page.getByText('Did you mean')).toBeVisible()
    },
  },
  at('remind-me-check-inbox-unknown', '/remind-me/check-inbox'),
  {
    name: 'remind-me-check-inbox',
    async open(page, world) {
      await askForReminder(page, world.newReader('state'))
      await expect(page.getByRole('button', { name: 'Send it again' })).toBeVisible()
    },
  },
  { name: 'remind-me-confirm', open: openConfirmLink },
  {
    name: 'remind-me-confirmed',
    async open(page, world) {
      await openConfirmLink(page, world)
      await press(page, 'Confirm reminder', { untilHeading: /is set/ })
    },
  },
  { name: 'remind-me-cancel', open: openCancelLink },
  {
    name: 'remind-me-cancelled',
    async open(page, world) {
      await openCancelLink(page, world)
      await press(page, 'Cancel reminder', { untilHeading: /cancelled/ })
    },
  },
  at('remind-me-unknown', '/remind-me/confirm?token=made.up.link'),
]
