import type { Page } from '@playwright/test'
import { declinedCard, goodCard, payWith } from './checkout'
import { deskEditionStates } from './desk-edition-states'
import { deskRoomStates } from './desk-room-states'
import { deskStates, signInStates } from './desk-states'
import { preferenceStates } from './preference-states'
import { proofStates } from './proof-states'
import { askForMail } from './sign-in'
import { giftStates } from './gift-states'
import { askForReminder, at, openCheckout, press, showMail, type State } from './state'
import { twiceStates } from './twice'
import { expect, linkIn, type World } from './world'
import { subscriberStates } from './subscriber-states'

export type { State }

export const modelArticle = '/articles/putin-plans-air-strikes-in-syria'
const threeDSecureCard = '4000002760003184'
const dayMs = 86_400_000

export async function subscribe(page: Page, email: string): Promise<void> {
  await page.goto('/newsletter')
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
}

/** Signs somebody up and opens the link of the mail. */
async function openConfirmLink(page: Page, world: World): Promise<string> {
  const reader = world.newReader('state')
  await subscribe(page, reader)
  await page.goto(linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm'))
  return reader
}

async function confirmSubscription(page: Page, world: World): Promise<string> {
  const reader = await openConfirmLink(page, world)
  await press(page, 'Confirm subscription', { untilHeading: /are subscribed/ })
  return reader
}

async function openUnsubscribeLink(page: Page, world: World): Promise<void> {
  const reader = await confirmSubscription(page, world)
  await page.goto(linkIn(await world.mail(reader, /welcome/i), '/newsletter/unsubscribe'))
}

async function openReminderLink(page: Page, world: World): Promise<string> {
  const reader = world.newReader('state')
  await askForReminder(page, reader)
  await page.goto(linkIn(await world.mail(reader, /reminder/i), '/remind-me/confirm'))
  return reader
}

/** A second reminder of a known address is set at once; its mail has the link that cancels. */
async function openCancelLink(page: Page, world: World): Promise<void> {
  const reader = await openReminderLink(page, world)
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

const newsletterStates: State[] = [
  at('newsletter', '/newsletter'),
  {
    name: 'newsletter-errors',
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
  at('newsletter-check-inbox', '/newsletter/check-inbox'),
  at('newsletter-preview', '/newsletter/preview'),
  { ...at('newsletter-letter', '/newsletter/preview/mail'), of: 'mail' },
  at('newsletter-preview-phone', '/newsletter/preview?width=phone'),
  at('newsletter-archive', '/newsletter/archive'),
  at('newsletter-edition', '/newsletter/1'),
  { name: 'newsletter-confirm', open: openConfirmLink },
  {
    name: 'newsletter-confirmed',
    open: confirmSubscription,
  },
  {
    name: 'newsletter-confirm-expired',
    async open(page, world) {
      await openConfirmLink(page, world)
      await world.moveClock(new Date((await world.now()).getTime() + 6 * dayMs))
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('too old')
    },
  },
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

const donationStates: State[] = [
  at('donate', '/donate'),
  at('donate-annual-euro', '/donate?currency=EUR&frequency=annual&amount=77'),
  {
    name: 'donate-errors',
    async open(page) {
      await page.goto('/donate')
      await page.getByRole('radio', { name: 'Once' }).check()
      await page.getByLabel('Other amount').fill('1.000')
      await page.getByRole('button', { name: /^Continue/ }).click()
      await expect(page.getByRole('alert').first()).toContainText('$1 or $1,000')
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
    name: 'thank-you',
    async open(page, world) {
      await openCheckout(page, 'frequency=monthly&currency=USD&amount=10')
      await payWith(page, { card: goodCard, email: world.newReader('state') })
      await expect(page).toHaveURL(/thank-you/)
    },
  },
  at('thank-you-unknown', '/donate/thank-you?session_id=cs_test_unknown'),
]

const reminderStates: State[] = [
  at('remind-me', '/remind-me?frequency=monthly&currency=USD&amount=5'),
  {
    name: 'remind-me-errors',
    async open(page) {
      await page.goto('/remind-me')
      await page.getByLabel('Email address').fill('reader at example')
      await page.getByRole('radio', { name: /own/i }).check()
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
  at('remind-me-check-inbox', '/remind-me/check-inbox'),
  { name: 'remind-me-confirm', open: openReminderLink },
  {
    name: 'remind-me-confirmed',
    async open(page, world) {
      await openReminderLink(page, world)
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

const mailStates: State[] = [
  {
    name: 'mail-confirm',
    of: 'mail',
    async open(page, world) {
      await showMail(page, world, { to: await openConfirmLink(page, world), subject: /confirm/i })
    },
  },
  {
    name: 'mail-welcome',
    of: 'mail',
    async open(page, world) {
      await showMail(page, world, { to: await confirmSubscription(page, world), subject: /welcome/i })
    },
  },
  {
    name: 'mail-reminder',
    of: 'mail',
    async open(page, world) {
      await showMail(page, world, { to: await openReminderLink(page, world), subject: /reminder/i })
    },
  },
  {
    name: 'mail-sign-in',
    of: 'mail',
    async open(page, world) {
      const reader = world.newReader('state')
      await askForMail(page, world, reader)
      await showMail(page, world, { to: reader, subject: /sign in/i })
    },
  },
  {
    name: 'mail-receipt',
    of: 'mail',
    async open(page, world) {
      const donor = world.newReader('state')
      await openCheckout(page, 'frequency=annual&currency=EUR&amount=50')
      await payWith(page, { card: goodCard, email: donor })
      await showMail(page, world, { to: donor, subject: /€50/ })
    },
  },
]

const stageStates: State[] = [
  { name: 'stage-checkout', of: 'stage', open: (page) => openCheckout(page, 'frequency=monthly&amount=10') },
  {
    name: 'stage-checkout-declined',
    of: 'stage',
    async open(page, world) {
      await openCheckout(page, 'frequency=once&amount=25')
      await payWith(page, { card: declinedCard, email: world.newReader('state') })
      await expect(page.getByRole('alert')).toContainText('declined')
    },
  },
  {
    name: 'stage-3-d-secure',
    of: 'stage',
    async open(page, world) {
      await openCheckout(page, 'frequency=once&amount=25')
      await payWith(page, { card: threeDSecureCard, email: world.newReader('state') })
      await expect(page.getByRole('button', { name: 'Complete' })).toBeVisible()
    },
  },
  {
    name: 'stage-stripe-home',
    of: 'stage',
    open: (page, world) => page.goto(world.addresses.stripeUrl),
  },
  {
    name: 'stage-clock',
    of: 'stage',
    open: (page, world) => page.goto(world.addresses.clockUrl),
  },
]

/** Every page that the paper has, in every state in which a reader can meet it; its mails; then the stage's pages. */
export const states: State[] = [
  at('front-page', '/'),
  at('article', modelArticle),
  at('section', '/sections/culture'),
  ...donationStates,
  ...twiceStates,
  ...proofStates,
  ...newsletterStates,
  ...preferenceStates,
  ...reminderStates,
  ...giftStates,
  ...signInStates,
  ...deskStates,
  ...deskRoomStates,
  ...deskEditionStates,
  ...subscriberStates,
  at('privacy', '/privacy'),
  at('not-found', '/no-such-page'),
  at('article-not-found', '/articles/no-such-article'),
  at('stale-form', '/stale-form?back=/newsletter'),
  ...mailStates,
  ...stageStates,
]
