import type { Page } from '@playwright/test'
import { give, giveByCard, type MadeDonation } from './steps/manage-donation'
import { signInAs } from './seed/sessions'
import { openStripe } from './steps/stripe'
import { expect, test, type World } from './world'

const disputedCard = '4000000000000259'

/** Opens the confirmation page of a refund. */
async function proposeRefund(page: Page, { id, payment }: MadeDonation): Promise<void> {
  await page.goto(`/staff/donations/${id}/refund?payment=${payment}`)
  await page.getByRole('radio', { name: 'The donor asked for it' }).check()
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Refund \$25 to/ })).toBeVisible()
}

/** Opens a dispute whose events are lost. */
async function disputeUnheard({ payment }: MadeDonation, world: World): Promise<void> {
  const { stripeUrl } = world.addresses
  const drop = new URLSearchParams({ action: 'drop', count: '20' })
  const dropped = await fetch(`${stripeUrl}/_sim/next-deliveries`, { method: 'POST', body: drop })
  expect(dropped.status).toBe(200)
  const { data } = await openStripe(stripeUrl).charges.list({ payment_intent: payment })
  const disputed = await fetch(`${stripeUrl}/_sim/charges/${data[0]?.id ?? ''}/dispute`, { method: 'POST' })
  expect(disputed.status).toBe(200)
}

async function hearAgain(world: World): Promise<void> {
  await fetch(`${world.addresses.stripeUrl}/_sim/next-deliveries`, { method: 'DELETE' })
}

const auditSql = `select action from audit_entries where subject = $1 order by id`

test(
  'a refund that Stripe refuses is shown and audited as refused, and nobody is told that money was returned',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donation = await give(page, world, 'frequency=once&currency=USD&amount=25')
    await signInAs(page, world, 'fundraiser')
    await proposeRefund(page, donation)
    await disputeUnheard(donation, world)
    await page.getByRole('button', { name: 'Refund $25' }).click()
    await expect(page).toHaveURL(/refund=/)
    await hearAgain(world)

    const status = page.getByRole('status')
    await expect(status).toContainText('The refund of $25.00 was refused, and nothing was refunded.')
    await expect(status).toContainText('The donor’s bank disputes this payment. Answer the dispute')
    await expect(status).toContainText('has been charged back; cannot issue a refund.')
    const main = page.getByRole('main')
    await expect(main).toContainText('Ordered a refund of $25.00. The donor asked for it')
    await expect(main).not.toContainText(/\d refunded/i)
    await expect(page.getByRole('link', { name: 'Refund this payment' })).toHaveCount(0)
    expect(await world.query(auditSql, [`donation:${donation.id}`])).toEqual([
      { action: 'donations.refund' },
      { action: 'donations.refund-refused' },
    ])
    expect(await world.query('select from refunds where payment_intent_id = $1', [donation.payment])).toEqual(
      [],
    )

    await page.goto('/staff')
    await expect(page.getByRole('region', { name: 'Needs attention', exact: true })).toContainText(
      donation.donor,
    )
    expect((await world.mailsTo(donation.donor)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Thank you'),
    ])
  },
)

test('a payment cannot be refunded while a bank disputes it', async ({ page, world }) => {
  const donation = await giveByCard(page, world, {
    query: 'frequency=once&currency=USD&amount=25',
    card: disputedCard,
  })
  await expect
    .poll(() => world.query('select from disputes where payment_intent_id = $1', [donation.payment]))
    .toHaveLength(1)
  await signInAs(page, world, 'fundraiser')
  await page.goto(`/staff/donations/${donation.id}`)
  await expect(page.getByRole('main')).toContainText('disputed on')
  await expect(page.getByRole('link', { name: 'Refund this payment' })).toHaveCount(0)
  await page.goto(`/staff/donations/${donation.id}/refund?payment=${donation.payment}`)
  await expect(page.getByRole('main')).toContainText('The donor’s bank disputes this payment')
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toHaveCount(0)
})
