import type { Page } from '@playwright/test'
import { goodCard, payWith } from './checkout'
import { expect, linkIn, type World } from './world'

// A donor who gives twice by mistake, and every page on which that can be undone.

export const undoButton = 'End and refund the second gift'

type Gift = { subscription: string; session: string; charge: string }

/** As if in another browser each time: one in which a gift was just made asks before the next. */
export async function giveMonthly(page: Page, donor: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/donate?frequency=monthly&currency=USD&amount=10')
  await page.getByRole('button', { name: /^Continue/ }).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
}

/** Gives the same twice and opens the link of the mail that asks about it. */
export async function openTwiceLink(page: Page, world: World): Promise<string> {
  const donor = world.newReader('twice')
  for (let times = 0; times < 2; times += 1) await giveMonthly(page, donor)
  await page.goto(linkIn(await world.mail(donor, /twice/), '/donate/twice'))
  return donor
}

async function giftsOf(donor: string, world: World): Promise<[Gift, Gift]> {
  const gifts = await world.query<Gift>(
    `select d.stripe_subscription_id as subscription, d.checkout_session_id as session, p.charge_id as charge
       from donations d join payments p on p.donation_id = d.id
      where d.donor_email = $1 order by d.paid_at, d.id`,
    [donor],
  )
  const [first, second] = gifts
  if (first === undefined || second === undefined) throw new Error(`${donor} has not given twice`)
  return [first, second]
}

/** Speaks to Stripe past the paper, as staff and banks can. */
async function atStripe(
  world: World,
  { method, path, form = {} }: { method: string; path: string; form?: Record<string, string> },
): Promise<void> {
  const response = await fetch(world.addresses.stripeUrl + path, {
    method,
    headers: { authorization: 'Bearer sk_test_e2e' },
    ...(method === 'POST' ? { body: new URLSearchParams(form) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
}

const failCalls = (world: World, form: { method: string; path: string; count: string }) =>
  atStripe(world, { method: 'POST', path: '/_sim/next-call', form: { outcome: '500', ...form } })

async function press(page: Page, untilHeading: RegExp): Promise<void> {
  await page.getByRole('button', { name: undoButton }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(untilHeading)
}

export const twiceStates = [
  { name: 'twice', open: openTwiceLink },
  {
    name: 'twice-undone',
    async open(page: Page, world: World) {
      await openTwiceLink(page, world)
      await press(page, /is undone/)
    },
  },
  {
    name: 'twice-stripe-away',
    async open(page: Page, world: World) {
      const [{ session }] = await giftsOf(await openTwiceLink(page, world), world)
      // Of this one session alone, and more often than the donor's own events can use up.
      const path = `/v1/checkout/sessions/${session}`
      await failCalls(world, { method: 'GET', path, count: '30' })
      await page.getByRole('button', { name: undoButton }).click()
      await expect(page.getByRole('status')).toContainText('does not answer')
    },
  },
  {
    name: 'twice-under-way',
    async open(page: Page, world: World) {
      await openTwiceLink(page, world)
      // As many as the SDK asks before it gives up.
      await failCalls(world, { method: 'POST', path: '/v1/refunds', count: '3' })
      await press(page, /is being undone/)
    },
  },
  {
    name: 'twice-settled',
    async open(page: Page, world: World) {
      const [{ subscription }] = await giftsOf(await openTwiceLink(page, world), world)
      await atStripe(world, { method: 'DELETE', path: `/v1/subscriptions/${subscription}` })
      await press(page, /nothing left to undo/)
    },
  },
  {
    name: 'twice-too-late',
    async open(page: Page, world: World) {
      const [, { charge }] = await giftsOf(await openTwiceLink(page, world), world)
      await atStripe(world, { method: 'POST', path: `/_sim/charges/${charge}/dispute` })
      await press(page, /cannot be undone here/)
    },
  },
  {
    name: 'twice-unknown',
    open: (page: Page) => page.goto('/donate/twice?token=made.up.link'),
  },
  {
    name: 'mail-twice',
    of: 'mail' as const,
    async open(page: Page, world: World) {
      const { html } = await world.mail(await openTwiceLink(page, world), /twice/)
      await page.goto('about:blank')
      await page.setContent(html)
    },
  },
]
