import type { Page } from '@playwright/test'
import { confirmLink, seedSubscriber, unsubscribeLink } from '../../seed/subscribers'
import { at, english, press, seeded, type State } from '../state'
import { expect, type World } from '../../world'

const dayMs = 86_400_000

export async function subscribe(page: Page, email: string, words = english): Promise<void> {
  await page.goto(`${words.path}/newsletter`)
  await page.getByLabel(words.email).fill(email)
  await page.getByRole('button', { name: words.subscribe, exact: true }).click()
}

async function openConfirmLink(page: Page, world: World): Promise<void> {
  await page.goto(confirmLink(await seedSubscriber(world, { state: 'unconfirmed' })))
}

async function openUnsubscribeLink(page: Page, world: World): Promise<void> {
  await page.goto(unsubscribeLink(await seedSubscriber(world, { state: 'confirmed' })))
}

/** Signing up for the newsletter, reading it, and unsubscribing. */
export const newsletterStates: State[] = [
  at('newsletter', '/newsletter'),
  {
    name: 'newsletter-errors',
    title: /^Error: /,
    async open(page) {
      await subscribe(page, 'reader at example')
      await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    },
  },
  {
    name: 'newsletter-typo',
    async open(page, world) {
      await subscribe(page, world.newReader('typo').replace('example.org', 'gmaill.com'))
      await expect(page.getByText('Did you mean')).toBeVisible()
    },
  },
  at('newsletter-check-inbox-unknown', '/newsletter/check-inbox'),
  {
    name: 'newsletter-check-inbox',
    async open(page, world) {
      await subscribe(page, world.newReader('a-reader-with-a-long-address'))
      await press(page, 'Send it again', { untilHeading: /check your inbox/ })
      await expect(page.getByRole('status')).toContainText('sent it again')
    },
  },
  at('newsletter-preview', '/newsletter/preview'),
  { ...at('newsletter-preview-mail', '/newsletter/preview/mail'), of: 'mail' },
  at('newsletter-preview-phone', '/newsletter/preview?width=phone'),
  at('newsletter-archive', '/newsletter/archive'),
  at('newsletter-edition', '/newsletter/1'),
  { name: 'newsletter-confirm', open: openConfirmLink },
  {
    name: 'newsletter-confirmed',
    async open(page, world) {
      await openConfirmLink(page, world)
      await press(page, 'Confirm subscription', { untilHeading: /are subscribed/ })
    },
  },
  seeded(
    'newsletter-confirm-expired',
    async (world) => {
      const yesterday = new Date((await world.now()).getTime() - dayMs)
      return confirmLink(await seedSubscriber(world, { state: 'unconfirmed' }), yesterday)
    },
    /has expired/,
  ),
  at('newsletter-confirm-unknown', '/newsletter/confirm?token=made.up.link'),
  { name: 'newsletter-unsubscribe', open: openUnsubscribeLink },
  {
    name: 'newsletter-unsubscribed',
    async open(page, world) {
      await openUnsubscribeLink(page, world)
      await press(page, 'Unsubscribe', { untilHeading: /are unsubscribed/ })
    },
  },
  at('newsletter-unsubscribe-unknown', '/newsletter/unsubscribe?token=made.up.link'),
]
