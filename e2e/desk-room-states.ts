import type { Page } from '@playwright/test'
import { signInAtDesk, type DeskRole } from './desk'
import { give } from './gift'
import { press, type State } from './state'
import { expect, type World } from './world'

/** A page of the desk, for somebody with this role. */
const atDesk = (name: string, role: DeskRole, path: string): State => ({
  name,
  async open(page, world) {
    await signInAtDesk(page, world, role)
    await page.goto(path)
  },
})

/** Somebody gives, and a fundraiser opens what the path says of the gift. */
async function openGift(page: Page, world: World, rest: string): Promise<void> {
  const gift = await give(page, world, 'frequency=monthly&currency=USD&amount=10')
  await signInAtDesk(page, world, 'fundraiser')
  await page.goto(`/staff/donations/${gift.id}${rest.replace('PAYMENT', gift.payment)}`)
}

/** A bank that wants money back, and a message that went wrong: what Today is for. */
async function openTroubledDay(page: Page, world: World): Promise<void> {
  const gift = await give(page, world, 'frequency=once&currency=USD&amount=25')
  const now = await world.now()
  await world.query(
    `insert into disputes (id, payment_intent_id, amount_minor, currency, status, reason, opened_at, answer_by)
     values ('dp_state_' || $1, $1, 2500, 'usd', 'needs_response', 'fraudulent', $2, $2::timestamptz + interval '9 days')`,
    [gift.payment, now],
  )
  await signInAtDesk(page, world, 'fundraiser')
  await page.goto('/staff')
  await expect(page.getByRole('main')).toContainText('A bank wants $25.00 back')
}

async function openEditor(page: Page, world: World): Promise<void> {
  await signInAtDesk(page, world, 'editor')
  await page.goto('/staff/articles/new')
  await page.getByLabel('Headline').fill('A Headline')
  await page
    .getByRole('textbox', { name: 'Article', exact: true })
    .fill('A **word**.\n\n## A subheading\n\n> A quotation.')
}

/** The desk's first rooms: Today, Donations, Articles. */
export const deskRoomStates: State[] = [
  { name: 'desk-today', open: openTroubledDay },
  atDesk('desk-today-editor', 'editor', '/staff'),
  atDesk('desk-donations', 'fundraiser', '/staff/donations?standing=any&frequency=monthly'),
  atDesk('desk-donations-none', 'fundraiser', '/staff/donations?q=nobody'),
  atDesk('desk-donations-errors', 'fundraiser', '/staff/donations?least=much&from=yesterday'),
  { name: 'desk-gift', open: (page, world) => openGift(page, world, '') },
  { name: 'desk-donor', open: (page, world) => openGift(page, world, '/donor') },
  { name: 'desk-refund', open: (page, world) => openGift(page, world, '/refund?payment=PAYMENT') },
  {
    name: 'desk-refund-errors',
    async open(page, world) {
      await openGift(page, world, '/refund?payment=PAYMENT')
      await page.getByRole('button', { name: 'Go on' }).click()
      await expect(page.getByRole('alert').first()).toContainText('Choose a reason')
    },
  },
  {
    name: 'desk-refund-confirm',
    async open(page, world) {
      await openGift(page, world, '/refund?payment=PAYMENT')
      await page.getByRole('radio', { name: 'The donor asked for it' }).check()
      await page.getByRole('button', { name: 'Go on' }).click()
      await expect(page.getByRole('heading', { name: /^Give \$10 back/ })).toBeVisible()
    },
  },
  atDesk('desk-gift-unknown', 'fundraiser', '/staff/donations/none'),
  atDesk('desk-revenue', 'fundraiser', '/staff/donations/revenue'),
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
