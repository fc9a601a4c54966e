import type { Page } from '@playwright/test'
import { atDesk } from './desk-states'
import { seedDispute, seedDonation } from '../../seed/donations'
import { seedGoal } from '../../seed/goals'
import { signInAs } from '../../seed/sessions'
import { press, type State } from '../state'
import { expect, type World } from '../../world'

/** A fundraiser opens a page of a donation. */
async function openDonation(page: Page, world: World, rest: string): Promise<void> {
  const { id, payment } = await seedDonation(world)
  await signInAs(page, world, 'fundraiser')
  await page.goto(`/staff/donations/${id}${rest.replace('PAYMENT', payment)}`)
}

/** A dispute, which staff must see on Today. */
async function openTroubledDay(page: Page, world: World): Promise<void> {
  await seedDispute(world, await seedDonation(world, { frequency: 'once', amountMinor: 2500, state: 'paid' }))
  await signInAs(page, world, 'fundraiser')
  await page.goto('/staff')
  await expect(page.getByRole('main')).toContainText('A bank disputes a payment of $25.00')
}

async function openEditor(page: Page, world: World): Promise<void> {
  await signInAs(page, world, 'editor')
  await page.goto('/staff/articles/new')
  await page.getByLabel('Headline').fill('A Headline')
  await page
    .getByRole('textbox', { name: 'Article', exact: true })
    .fill('A **word**.\n\n## A subheading\n\n> A quotation.')
}

/** Today, Donations and Articles at the desk. */
export const deskRoomStates: State[] = [
  { name: 'desk-today', open: openTroubledDay },
  atDesk('desk-today-editor', 'editor', '/staff'),
  {
    name: 'desk-goal',
    async open(page, world) {
      await seedGoal(world)
      await signInAs(page, world, 'fundraiser')
      await page.goto('/staff/donations/goal')
      await expect(page.getByRole('button', { name: 'End this goal' })).toBeVisible()
    },
  },
  {
    name: 'desk-donations',
    async open(page, world) {
      await seedDonation(world)
      await signInAs(page, world, 'fundraiser')
      await page.goto('/staff/donations?standing=any&frequency=monthly')
    },
  },
  atDesk('desk-donations-none', 'fundraiser', '/staff/donations?q=nobody'),
  atDesk('desk-donations-errors', 'fundraiser', '/staff/donations?least=much&from=yesterday'),
  { name: 'desk-donation', open: (page, world) => openDonation(page, world, '') },
  { name: 'desk-donor', open: (page, world) => openDonation(page, world, '/donor') },
  { name: 'desk-refund', open: (page, world) => openDonation(page, world, '/refund?payment=PAYMENT') },
  {
    name: 'desk-refund-errors',
    async open(page, world) {
      await openDonation(page, world, '/refund?payment=PAYMENT')
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await expect(page.getByRole('alert').first()).toContainText('Choose a reason')
    },
  },
  {
    name: 'desk-refund-confirm',
    async open(page, world) {
      await openDonation(page, world, '/refund?payment=PAYMENT')
      await page.getByRole('radio', { name: 'The donor asked for it' }).check()
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await expect(page.getByRole('heading', { name: /^Refund \$10 to/ })).toBeVisible()
    },
  },
  atDesk('desk-donation-unknown', 'fundraiser', '/staff/donations/none'),
  {
    name: 'desk-revenue',
    async open(page, world) {
      await seedDonation(world)
      await signInAs(page, world, 'fundraiser')
      await page.goto('/staff/donations/revenue')
    },
  },
  atDesk('desk-events', 'fundraiser', '/staff/events'),
  atDesk('desk-articles', 'editor', '/staff/articles'),
  atDesk('desk-article-correct', 'editor', '/staff/articles/lake-baikal'),
  {
    name: 'desk-article-errors',
    async open(page, world) {
      await openEditor(page, world)
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await expect(page.getByRole('alert').first()).toContainText('standfirst')
    },
  },
  {
    name: 'desk-article-preview',
    async open(page, world) {
      await openEditor(page, world)
      await page.getByRole('button', { name: 'Preview' }).click()
      await expect(page.getByRole('region', { name: 'Preview' })).toContainText('A subheading')
    },
  },
  {
    name: 'desk-draft',
    async open(page, world) {
      await openEditor(page, world)
      await press(page, 'Save the draft', { untilHeading: /^A draft$/ })
    },
  },
]
