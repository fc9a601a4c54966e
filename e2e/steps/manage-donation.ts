import type { Page } from '@playwright/test'
import { payOnHostedPage } from '../../stripe-sandbox/src/testing/drive'
import { goodCard } from './checkout'
import { openStripe } from './stripe'
import { expect, type World } from '../world'

/** A donation that was just made: our number, and the payment's id at Stripe. */
export type MadeDonation = { donor: string; id: string; payment: string }

/** Starts a donation in the browser, pays it without one, and waits until the ledger has the payment. */
export function give(page: Page, world: World, query: string): Promise<MadeDonation> {
  return giveByCard(page, world, { query, card: goodCard })
}

/** The same with a test card that is disputed or fails later. */
export async function giveByCard(
  page: Page,
  world: World,
  { query, card, expiry }: { query: string; card: string; expiry?: string },
): Promise<MadeDonation> {
  const donor = world.newReader('donor')
  await page.goto(`/donate?${query}`)
  await page.getByRole('button', { name: /^Continue/ }).click()
  await page.waitForURL((url) => url.origin === new URL(world.addresses.stripeUrl).origin)
  await payOnHostedPage({ url: page.url(), card, email: donor, name: 'A Reader', ...(expiry && { expiry }) })
  const sql = `
    select d.id::text, p.payment_intent_id as payment from donations d join payments p on p.donation_id = d.id
     where d.donor_email = $1`
  await expect.poll(async () => (await world.query(sql, [donor])).length).toBe(1)
  const [donation] = await world.query<Omit<MadeDonation, 'donor'>>(sql, [donor])
  if (donation === undefined) throw new Error('The donation is not in the ledger')
  return { donor, ...donation }
}

/** Ends the donations of earlier tests. They would renew when the clock moves by months, and the test would wait. */
export async function endEveryDonation(world: World): Promise<void> {
  const stripe = openStripe(world.addresses.stripeUrl)
  for (const status of ['active', 'trialing', 'past_due', 'paused'] as const)
    for await (const { id } of stripe.subscriptions.list({ status, limit: 100 }))
      await stripe.subscriptions.cancel(id)
  await world.settle({ withinMs: 120_000 })
}
