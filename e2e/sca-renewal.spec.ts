import { payWith } from './steps/checkout'
import { openStripe } from './steps/stripe'
import { expect, linkIn, test } from './world'

// It moves its clock by months, so it has its own stack.
test.use({ ownStack: 'sca-renewal' })

const asksEachTime = '4000002760003184'
const dayMs = 86_400_000

test('a renewal that needs confirmation: the mail links to the invoice, and the ledger agrees once it is paid', async ({
  page,
  world,
}) => {
  test.setTimeout(180_000)
  const donor = world.newReader('sca')
  await page.goto('/donate?frequency=monthly&currency=USD&amount=10')
  await page.getByRole('button', { name: /^Continue/ }).click()
  await payWith(page, { card: asksEachTime, email: donor })
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page).toHaveURL(/thank-you/)
  const manageLink = linkIn(await world.mail(donor, /Thank you/), '/account/donations')

  await world.moveClock(new Date((await world.now()).getTime() + 32 * dayMs))
  await world.settle({ withinMs: 120_000 })
  const mail = await world.mail(donor, /bank wants you to confirm/)
  await page.goto(manageLink)
  await expect(page.getByRole('note')).toContainText('Your bank wants you to confirm')
  await page.getByRole('button', { name: 'Confirm the payment' }).click()
  await expect(page.getByRole('status')).toContainText('Not paid yet')

  await page.goto(linkIn(mail, '/i/'))
  await page.getByRole('button', { name: /Visa ending in 3184/ }).click()
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page.getByRole('status')).toContainText('Paid on')
  await world.settle()

  const [row] = await world.query<{ state: string; customer: string; paid: number; count: number }>(
    `select d.state, d.stripe_customer_id as customer, sum(p.amount_minor)::int as paid, count(*)::int as count
       from donations d join payments p on p.donation_id = d.id where d.donor_email = $1 group by d.id`,
    [donor],
  )
  const { data } = await openStripe(world.addresses.stripeUrl).charges.list({ customer: row?.customer ?? '' })
  const charged = data.filter(({ status }) => status === 'succeeded')
  expect(row).toMatchObject({ state: 'active', count: 2, paid: 2000 })
  expect(charged.map(({ amount }) => amount)).toEqual([1000, 1000])
  await expect
    .poll(async () => (await world.mailsTo(donor)).filter(({ subject }) => /Thank you/.test(subject)).length)
    .toBe(2)
  await page.goto(manageLink)
  await expect(page.getByText('wants you to confirm')).toHaveCount(0)
})
