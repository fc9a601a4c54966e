import type { Page } from '@playwright/test'
import { blockByProvider } from './steps/blocking-provider'
import { goodCard, payWith } from './steps/checkout'
import { crawl, listAllMails } from './steps/crawl'
import { signInAtDesk } from './steps/desk'
import { comingDraft, hourOf, sendEditionAgain, stateOf } from './steps/edition'
import { endEveryDonation, give, giveByCard } from './steps/manage-donation'
import {
  changeAmount,
  endDonation,
  forgetToConfirm,
  moveDonation,
  moveNewsletter,
  openCancelLink,
  openContinueLink,
  openOldLink,
  reverseSecond,
} from './steps/mail-journeys'
import { startHere } from './seed/donations'
import { signInAs } from './seed/sessions'
import { press } from './states/state'
import { subscribe } from './states/states'
import { kinds, mailWriters, withoutStory } from './steps/mail-kinds'
import { openStripe } from './steps/stripe'
import { expect, linkIn, repeatingVisits, test, type World } from './world'

// Makes every kind of mail as its reader would, and opens its links as a scanner would. No table may change meanwhile.

const dayMs = 86_400_000

type Story = { name: string; make: (page: Page, world: World) => Promise<unknown> }

const later = async (world: World, days: number) => {
  await world.moveClock(new Date((await world.now()).getTime() + days * dayMs))
  await world.settle({ withinMs: 120_000 })
}

const stories: Story[] = [
  { name: 'another address for the newsletter', make: moveNewsletter },
  {
    name: 'the days after a sign-up',
    async make(_, world) {
      await later(world, 3)
      await later(world, 7)
    },
  },
  {
    name: 'already subscribed',
    async make(page, world) {
      const [reader] = await world.query<{ email: string }>(
        `select email from subscribers where state = 'confirmed' order by id desc limit 1`,
      )
      await subscribe(page, reader?.email ?? '')
      await expect(page).toHaveURL(/check-inbox/)
    },
  },
  { name: 'an edition', make: (_, world) => sendEditionAgain(world) },
  {
    name: 'a mail provider that refuses our email',
    async make(page, world) {
      await signInAs(page, world, 'editor')
      await blockByProvider(world)
    },
  },
  {
    name: 'a draft that nobody handed in by its hour',
    async make(page, world) {
      await signInAs(page, world, 'editor')
      const number = await comingDraft(world)
      await world.moveClock(new Date((await hourOf(world, number)).getTime() + 1000))
      await expect.poll(() => stateOf(world, number)).toBe('skipped')
    },
  },
  { name: 'a sign-up that nobody confirms', make: forgetToConfirm },
  { name: 'two reminders', make: openCancelLink },
  { name: 'a donation that goes on by mail', make: openContinueLink },
  { name: 'a second donation, undone', make: reverseSecond },
  { name: 'another amount', make: changeAmount },
  { name: 'another address for a donation', make: moveDonation },
  {
    name: 'an invitation to the desk',
    async make(page, world) {
      await signInAtDesk(page, world, 'administrator')
      await page.goto('/staff/people')
      const guest = world.newReader('guest')
      await page.getByLabel('Email address').fill(guest)
      await page.getByRole('radio', { name: /Editor/ }).check()
      await page.getByRole('button', { name: 'Send the invitation' }).click()
      await expect(page.getByRole('form', { name: `Invitation of ${guest}` })).toBeVisible()
    },
  },
  {
    name: 'a refund',
    async make(page, world) {
      const { payment } = await give(page, world, 'frequency=monthly&currency=USD&amount=20')
      await openStripe(world.addresses.stripeUrl).refunds.create({ payment_intent: payment, amount: 400 })
    },
  },
  {
    name: 'a refund that fails later',
    async make(page, world) {
      const query = 'frequency=once&currency=USD&amount=20'
      const { payment } = await giveByCard(page, world, { query, card: '4000000000005126' })
      await openStripe(world.addresses.stripeUrl).refunds.create({ payment_intent: payment })
      await world.settle()
      await later(world, 2)
    },
  },
  {
    name: 'a card that fails, and a month goes by',
    async make(page, world) {
      const stripe = openStripe(world.addresses.stripeUrl)
      const { customer, subscription } = await donationOf(
        world,
        (await give(page, world, 'frequency=monthly&currency=USD&amount=20')).id,
      )
      const { id } = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
      await stripe.subscriptions.update(subscription, { default_payment_method: id })
      await later(world, 32)
    },
  },
  {
    name: 'a card that is about to expire',
    async make(page, world) {
      // The end of this month, or of the next one if that is nearer than two days: within the month's notice by then.
      const month = new Date((await world.now()).getTime() + 2 * dayMs)
      const expiry = `${month.getUTCMonth() + 1} / ${month.getUTCFullYear() % 100}`
      await giveByCard(page, world, {
        query: 'frequency=monthly&currency=USD&amount=20',
        card: goodCard,
        expiry,
      })
      await later(world, 1 / 24)
      await later(world, 2)
    },
  },
  {
    name: 'a donation that ends, and one that ended while a change of it was left',
    async make(page, world) {
      await endDonation(page, world)
      await page.context().clearCookies()
      const { id } = await give(page, world, 'frequency=monthly&currency=USD&amount=30')
      const donation = await donationOf(world, id)
      await openStripe(world.addresses.stripeUrl).subscriptions.cancel(donation.subscription)
      await world.settle()
      await world.query(
        `insert into donation_changes (id, donation_id, number, kind, amount_minor, asked_at)
         values (gen_random_uuid(), $1, 1, 'amount', 4000, $2)`,
        [id, new Date((await world.now()).getTime() - dayMs)],
      )
      await later(world, 1)
    },
  },
  {
    name: 'a single donation that goes on monthly, cancelled in the last week',
    async make(page, world) {
      const { donor, id } = await give(page, world, 'frequency=once&currency=USD&amount=20')
      await startHere(page, world, { id })
      await page.goto('/donate/thank-you')
      await page.getByRole('button', { name: 'Make it monthly from next month' }).click()
      await payWith(page, { card: goodCard, email: donor })
      const agreed = await world.mail(donor, /Your donation starts on/)
      await later(world, 25)
      await page.goto(linkIn(agreed, '/account/donations'))
      await page.getByRole('button', { name: 'Cancel this donation' }).click()
      await world.mail(donor, /will not start/)
    },
  },
  {
    name: 'a link to a donation that is too old',
    async make(page, world) {
      await endEveryDonation(world)
      await openOldLink(page, world)
      await press(page, 'Email me a new link', { untilHeading: /inbox/ })
    },
  },
  {
    name: 'a year’s donation that is due again',
    async make(page, world) {
      await endEveryDonation(world)
      await give(page, world, 'frequency=annual&currency=EUR&amount=50')
      await later(world, 360)
    },
  },
]

// Months go by in it: the donations and mails of other specs would be renewed and crawled too.
test.use({ ownStack: 'crawler' })

test('every kind of mail is made, every link in it is opened, and the database is unchanged', async ({
  browser,
  baseURL,
  world,
}) => {
  test.setTimeout(600_000)
  expect(mailWriters().toSorted()).toEqual(Object.keys(kinds).toSorted())

  const seen = new Set<string>()
  const sum = { mails: 0, links: 0, oneClicks: 0 }
  const [made, paths] = [new Set<string>(), new Set<string>()]
  for (const { name, make } of stories) {
    await test.step(name, async () => {
      await world.query('truncate card_guard_overrides, card_guards, card_attempts')
      const context = await browser.newContext({ baseURL: baseURL ?? '' })
      context.setDefaultTimeout(30_000)
      await make(repeatingVisits(await context.newPage()), world)
      await context.close()
      await world.settle()
      // Before the outbox deletes them: it keeps sent mails for thirty days.
      for (const kind of await listSentKinds(world)) made.add(kind)
      const mails = (await listAllMails(world)).filter(({ id }) => !seen.has(id))
      for (const { id } of mails) seen.add(id)
      const crawled = await crawl(world, mails)
      expect(crawled.mails, `mails of "${name}"`).toBeGreaterThan(0)
      for (const path of crawled.paths) paths.add(path)
      for (const figure of ['mails', 'links', 'oneClicks'] as const) sum[figure] += crawled[figure]
    })
  }
  expect([...made].toSorted()).toEqual(
    [...new Set(Object.values(kinds))].filter((kind) => kind !== withoutStory).toSorted(),
  )
  // The welcome, the mail to a reader who asked again, and the edition.
  expect(sum.oneClicks).toBeGreaterThanOrEqual(3)
  const found = `${sum.mails} mails, ${sum.links} links, ${paths.size} paths, ${sum.oneClicks} of RFC 8058`
  process.stdout.write(`crawler: ${found}: the database is unchanged\n`)
})

async function listSentKinds(world: World): Promise<string[]> {
  const sent = await world.query<{ kind: string }>(
    `select distinct kind from mails where state = 'sent'
      union select 'edition' from deliveries where state = 'sent'`,
  )
  return sent.map(({ kind }) => kind)
}

async function donationOf(world: World, id: string): Promise<{ customer: string; subscription: string }> {
  const [donation] = await world.query<{ customer: string; subscription: string }>(
    `select stripe_customer_id as customer, stripe_subscription_id as subscription from donations where id = $1`,
    [id],
  )
  if (donation === undefined) throw new Error('The donation is not in the ledger')
  return donation
}
