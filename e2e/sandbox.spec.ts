import Stripe from 'stripe'
import { goodCard, payWith } from './steps/checkout'
import { openCheckout } from './states/state'
import { expect, test } from './world'

test('the page of the Stripe sandbox shows its objects, moves the clock and sends an event again', async ({
  page,
  world,
}) => {
  await openCheckout(page, 'frequency=once&amount=12')
  const session = /cs_test_\w+/.exec(page.url())?.[0] ?? ''
  await payWith(page, { card: goodCard, email: world.newReader('sandbox') })
  await expect(page).toHaveURL(/thank-you/)

  await page.goto(world.addresses.stripeUrl)
  await expect(page.getByRole('region', { name: 'Checkout sessions' })).toContainText(session.slice(0, 20))
  // Before the clock moves: renewals that fall due then fill the list of events.
  const resend = page.getByRole('button', { name: /^Resend checkout.session.completed/ }).first()
  const [, event = ''] = /(evt_\w+)/.exec((await resend.getAttribute('aria-label')) ?? '') ?? []
  await resend.click()
  await expect
    .poll(async () => {
      const answer = await fetch(`${world.addresses.stripeUrl}/_sim/deliveries`)
      const { data } = (await answer.json()) as { data: { event: string; attempts: { status: number }[] }[] }
      return data.find((delivery) => delivery.event === event)?.attempts.map(({ status }) => status)
    })
    .toEqual([200, 200])

  const before = await world.now()
  await page.getByRole('button', { name: '1 hour on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Stripe sandbox/)
  expect((await world.now()).getTime() - before.getTime()).toBeGreaterThanOrEqual(3_600_000)
  await expect(page.getByRole('link', { name: 'Choose a day and time' })).toHaveAttribute(
    'href',
    world.addresses.clockUrl,
  )
})

test('a test clock moves the clock of the whole system', async ({ world }) => {
  const { hostname, port } = new URL(world.addresses.stripeUrl)
  const stripe = new Stripe('sk_test_clock', { host: hostname, port, protocol: 'http' })
  const now = Math.floor((await world.now()).getTime() / 1000)
  const { id } = await stripe.testHelpers.testClocks.create({ frozen_time: now })
  await stripe.testHelpers.testClocks.advance(id, { frozen_time: now + 3_600 })
  await expect.poll(async () => (await stripe.testHelpers.testClocks.retrieve(id)).status).toBe('ready')
  expect((await world.now()).getTime()).toBeGreaterThanOrEqual((now + 3_600) * 1000)
  await stripe.testHelpers.testClocks.del(id)
})
