import type { Page } from '@playwright/test'
import { DateTime } from 'luxon'
import type Stripe from 'stripe'
import { goodCard, payWith } from './steps/checkout'
import { endEveryDonation } from './steps/manage-donation'
import { openCheckout } from './states/state'
import { expectEqualBooks } from './steps/books'
import { openStripe } from './steps/stripe'
import { expect, linkIn, test, type World } from './world'

// Donations whose renewals take months. They move the clock by more than a year, so they have their own stack.

test.use({ ownStack: 'year' })

const asksEachTime = '4000002760003184'

/** One expected mail: its subject, and its text with single spaces. */
type MailText = { subject: string; says: string[] }

/** A donation, and every mail about it so far. */
type Donation = {
  donor: string
  customer: string
  subscription: string
  begunOn: DateTime
  mails: MailText[]
}

const inWords = (day: DateTime) => day.setLocale('en-GB').toFormat('cccc d LLLL yyyy')
/** A donation of the 31st is charged on the last day of every month. */
const chargeDay = ({ begunOn }: Pick<Donation, 'begunOn'>, month: number) =>
  begunOn.startOf('month').plus({ months: month }).endOf('month').startOf('day')

test('a year of a monthly donation: renewed twelve times, failed once, refunded once, ended', async ({
  page,
  world,
}) => {
  test.setTimeout(300_000)
  const stripe = openStripe(world.addresses.stripeUrl)
  await endEveryDonation(world)
  const donation = await begin(page, world)

  for (let month = 1; month <= 4; month += 1) await renew(world, donation, month)

  await giveCardThatFails(world, stripe, donation)
  await failToRenew(world, donation, 5)
  await changeCardByMail(page, world, donation)
  await recover(world, donation, 5)

  for (let month = 6; month <= 8; month += 1) await renew(world, donation, month)
  await refundPart(world, stripe, donation)

  for (let month = 9; month <= 12; month += 1) await renew(world, donation, month)
  await cancelInPortal(page, world, { stripe, donation })
  await liveBeyondTheEnd(world, donation)

  await expectEqualBooks(world, stripe, { ...donation, payments: 13 })
})

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

  await world.moveClock(new Date((await world.now()).getTime() + 32 * 86_400_000))
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

async function begin(page: Page, world: World): Promise<Donation> {
  const donor = world.newReader('a-year')
  const begunOn = nextThirtyFirst(await world.now())
  await world.moveClock(morningOf(begunOn))
  await openCheckout(page, 'frequency=monthly&currency=USD&amount=10')
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
  const [row] = await world.query<{ customer: string; subscription: string }>(
    `select stripe_customer_id as customer, stripe_subscription_id as subscription from donations
      where donor_email = $1`,
    [donor],
  )
  if (row === undefined) throw new Error('The donation is not in the ledger')
  const donation = { ...row, donor, begunOn, mails: [receipt({ begunOn }, 0)] }
  await expectMails(world, donation)
  await expectState(world, donation, { state: 'active', payments: 1 })
  return donation
}

function nextThirtyFirst(now: Date): DateTime {
  let day = DateTime.fromJSDate(now, { zone: 'utc' }).startOf('day').plus({ days: 1 })
  while (day.day !== 31) day = day.plus({ days: 1 })
  return day
}

const morningOf = (day: DateTime) => day.set({ hour: 9 }).toJSDate()
/** Stripe charges an hour after the period ends; by noon every event has arrived. */
const noonOf = (day: DateTime) => day.set({ hour: 12 }).toJSDate()

/** The receipt of a month's payment. A late payment does not move the next charge. */
function receipt(donation: Pick<Donation, 'begunOn'>, month: number): MailText {
  const paidOn = chargeDay(donation, month)
  return {
    subject: 'Thank you: $10 every month to The Moscow Times',
    says: [
      'Your donation $10 every month',
      `Paid on ${inWords(paidOn)}`,
      `Next charge ${inWords(chargeDay(donation, month + 1))}`,
      'On your statement TMT SUPPORT',
    ],
  }
}

async function renew(world: World, donation: Donation, month: number): Promise<void> {
  await world.moveClock(noonOf(chargeDay(donation, month)))
  donation.mails.push(receipt(donation, month))
  await expectMails(world, donation)
  await expectState(world, donation, { state: 'active', payments: month + 1 })
}

/** A card that will be declined at the next charge. The donor gets the mail about a changed card. */
async function giveCardThatFails(world: World, stripe: Stripe, donation: Donation): Promise<void> {
  const { customer, subscription } = donation
  const { id } = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await stripe.subscriptions.update(subscription, { default_payment_method: id })
  donation.mails.push(otherCard('0341'))
  await expectMails(world, donation)
}

const otherCard = (last4: string): MailText => ({
  subject: 'The card for your donation has changed',
  says: [`Visa ending in ${last4}`],
})

async function failToRenew(world: World, donation: Donation, month: number): Promise<void> {
  const day = chargeDay(donation, month)
  await world.moveClock(noonOf(day))
  donation.mails.push({
    subject: 'Your last payment did not go through',
    says: ['Your donation of $10 every month was due', `tried again on ${inWords(day.plus({ days: 3 }))}`],
  })
  await expectMails(world, donation)
  await expectState(world, donation, { state: 'past_due', payments: month })
}

async function changeCardByMail(page: Page, world: World, donation: Donation): Promise<void> {
  const failed = await world.mail(donation.donor, /did not go through/)
  await page.goto(linkIn(failed, '/donate/card'))
  await page.getByRole('button', { name: 'Change the card' }).click()
  await payWith(page, { card: goodCard, email: donation.donor })
  await expect(page.getByRole('status')).toContainText('trying the failed payment with it now')
}

/** The new card is charged at once. */
async function recover(world: World, donation: Donation, month: number): Promise<void> {
  donation.mails.push(receipt(donation, month), otherCard('4242'))
  await expectMails(world, donation)
  await expectState(world, donation, { state: 'active', payments: month + 1 })
}

/** Staff refund at Stripe: the ledger records it, and the donor gets a mail. */
async function refundPart(world: World, stripe: Stripe, donation: Donation): Promise<void> {
  const { data } = await stripe.charges.list({ customer: donation.customer, limit: 1 })
  await stripe.refunds.create({ charge: data[0]?.id ?? '', amount: 400 })
  const today = DateTime.fromJSDate(await world.now(), { zone: 'utc' })
  donation.mails.push({ subject: 'We have refunded $4', says: [`On ${inWords(today)} we refunded $4`] })
  await expectMails(world, donation)
  const refunds = await world.query(
    `select r.amount_minor, r.status from refunds r join payments p using (payment_intent_id)
       join donations d on d.id = p.donation_id where d.donor_email = $1`,
    [donation.donor],
  )
  expect(refunds).toEqual([{ amount_minor: 400, status: 'succeeded' }])
}

async function cancelInPortal(
  page: Page,
  world: World,
  { stripe, donation }: { stripe: Stripe; donation: Donation },
): Promise<void> {
  const configuration = await stripe.billingPortal.configurations.create({
    features: { subscription_cancel: { enabled: true, mode: 'at_period_end' } },
  })
  const { url } = await stripe.billingPortal.sessions.create({
    customer: donation.customer,
    configuration: configuration.id,
  })
  await page.goto(url)
  await page.getByRole('link', { name: 'Cancel plan' }).click()
  await page.getByRole('button', { name: 'Cancel plan' }).click()
  await expect(page.getByRole('status')).toContainText('cancelled')
  const lastDay = inWords(chargeDay(donation, 13))
  donation.mails.push({
    subject: `Your donation ends on ${lastDay}`,
    says: [`ends on ${lastDay}`, 'Nothing more will be charged'],
  })
  await expectMails(world, donation)
  await expectState(world, donation, { state: 'ending', payments: 13 })
}

/** The announced end sends no further mail, and two months later nothing has been charged. */
async function liveBeyondTheEnd(world: World, donation: Donation): Promise<void> {
  for (const month of [13, 14]) {
    await world.moveClock(noonOf(chargeDay(donation, month)))
    await expectMails(world, donation)
    await expectState(world, donation, { state: 'ended', payments: 13 })
  }
}

/** All mails to the donor: exactly these, in this order, once nothing is pending. */
async function expectMails(world: World, { donor, mails: expectedMails }: Donation): Promise<void> {
  await world.settle()
  // Two mails of the same moment may arrive in either order; those with the same subject keep theirs.
  const bySubject = (one: { subject: string }, other: { subject: string }) =>
    one.subject.localeCompare(other.subject)
  const listMails = async () => (await world.mailsTo(donor)).toSorted(bySubject)
  const expected = expectedMails.toSorted(bySubject)
  const subjects = async () => (await listMails()).map(({ subject }) => subject)
  await expect.poll(subjects).toEqual(expected.map(({ subject }) => subject))
  const mails = await listMails()
  for (const [place, { says }] of expected.entries()) {
    const text = mails[place]?.text.replace(/\s+/g, ' ')
    for (const words of says) expect(text).toContain(words)
  }
}

async function expectState(
  world: World,
  { donor }: Donation,
  expected: { state: string; payments: number },
): Promise<void> {
  const rows = await world.query(
    `select d.state::text, count(p.*)::int as payments from donations d left join payments p on p.donation_id = d.id
      where d.donor_email = $1 group by d.id`,
    [donor],
  )
  expect(rows).toEqual([expected])
}
