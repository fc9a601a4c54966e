import type { Page } from '@playwright/test'
import { goodCard, payWith } from './steps/checkout'
import { signInReader } from './seed/sessions'
import { expect, linkIn, test, type World } from './world'

const dayMs = 86_400_000

type Row = {
  id: string
  state: string
  amount_minor: number
  is_paused: boolean
  next_charge_at: Date | null
  card_last4: string
  stripe_subscription_id: string
}

const rowOf = async (world: World, donor: string): Promise<Row> => {
  const [row] = await world.query<Row>('select * from donations where donor_email = $1', [donor])
  if (row === undefined) throw new Error(`${donor} has no donation`)
  return row
}

/** A donor's subscription at Stripe. */
async function atStripe(world: World, donor: string) {
  const { stripe_subscription_id: id } = await rowOf(world, donor)
  const answer = await fetch(`${world.addresses.stripeUrl}/v1/subscriptions/${id}`, {
    headers: { authorization: 'Bearer sk_test_e2e' },
  })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as {
    status: string
    cancel_at: number | null
    trial_end: number | null
    pause_collection: { resumes_at: number | null } | null
    items: { data: { price: { unit_amount: number } }[] }
  }
}

/** Donates $10 every month. Returns the donor and the link in the receipt. */
async function give(page: Page, world: World, amount = 10): Promise<{ donor: string; link: string }> {
  const donor = world.newReader('donation')
  await page.goto(`/donate?frequency=monthly&currency=USD&amount=${amount}`)
  await page.getByRole('button', { name: /^Continue/ }).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
  // This browser is remembered for a while after a donation; these journeys are only about the link.
  await page.context().clearCookies()
  return { donor, link: linkIn(await world.mail(donor, /Thank you/), '/account/donations') }
}

const row = (page: Page, name: string) => page.locator('details').filter({ hasText: name })
const said = (page: Page) => page.getByRole('status').first()
const subjects = async (world: World, donor: string) =>
  (await world.mailsTo(donor)).map(({ subject }) => subject).filter((subject) => !subject.startsWith('Thank'))

async function open(page: Page, name: string) {
  const details = row(page, name)
  await details.locator('summary').click()
  return details
}

test('through the link of a receipt: another amount', { tag: '@noscript' }, async ({ page, world }) => {
  const { donor, link } = await give(page, world)
  await page.goto(link)
  await expect(page.getByRole('main')).toContainText('$10 every month')
  await expect(page.getByRole('main')).toContainText('Visa ending in 4242')
  let amount = await open(page, 'Give another amount')
  await amount.getByLabel('New amount').fill('1')
  await amount.getByRole('button', { name: 'Change the amount' }).click()
  amount = row(page, 'Give another amount')
  await expect(amount.getByRole('alert')).toContainText('Enter $2 or more')
  await expect(amount.getByLabel('New amount')).toHaveValue('1')
  await amount.getByLabel('New amount').fill('12.50')
  await amount.getByRole('button', { name: 'Change the amount' }).click()
  await expect(said(page)).toContainText('Your donation is $12.50 every month')
  expect(await rowOf(world, donor)).toMatchObject({ amount_minor: 1250, state: 'active' })
  expect((await atStripe(world, donor)).items.data[0]?.price.unit_amount).toBe(1250)
  await world.mail(donor, /Your donation is now \$12\.50 every month/)
})

test('another day: Stripe, the ledger and the inbox agree on it', async ({ page, world }) => {
  const { donor, link } = await give(page, world)
  const day = new Date((await world.now()).getTime() + 20 * dayMs).toISOString().slice(0, 10)
  await page.goto(link)
  const date = await open(page, 'Change the date')
  await date.getByRole('button', { name: 'Change the date' }).click()
  await expect(row(page, 'Change the date').getByRole('alert')).toContainText('Choose a date from')
  await row(page, 'Change the date').getByLabel('Next charge on').fill(day)
  await row(page, 'Change the date').getByRole('button', { name: 'Change the date' }).click()
  await expect(said(page)).toContainText('The next charge is on')
  const { next_charge_at: next } = await rowOf(world, donor)
  expect(next?.toISOString().slice(0, 10)).toBe(day)
  expect((await atStripe(world, donor)).trial_end).toBe((next?.getTime() ?? 0) / 1000)
  await world.mail(donor, /Next charge: /)
})

test('one payment skipped, resumed, paused for longer', async ({ page, world }) => {
  const { donor, link } = await give(page, world)
  const before = (await rowOf(world, donor)).next_charge_at
  await page.goto(link)
  await (await open(page, 'Skip the next payment')).getByRole('button', { name: 'Skip this payment' }).click()
  await expect(said(page)).toContainText('Nothing is charged until then')
  expect(await rowOf(world, donor)).toMatchObject({ is_paused: true, state: 'active' })
  expect((await atStripe(world, donor)).pause_collection).not.toBeNull()

  await page.getByRole('button', { name: 'Resume now' }).click()
  await expect(said(page)).toContainText('Your donation continues')
  expect(await rowOf(world, donor)).toMatchObject({ is_paused: false, next_charge_at: before })
  expect((await atStripe(world, donor)).pause_collection).toBeNull()

  const pause = await open(page, 'Pause for a while')
  await pause.getByRole('radio', { name: /3 months/ }).check()
  await pause.getByRole('button', { name: 'Pause the donation' }).click()
  await expect(said(page)).toContainText('Nothing is charged until then')
  const paused = await rowOf(world, donor)
  expect((paused.next_charge_at?.getTime() ?? 0) - (before?.getTime() ?? 0)).toBeGreaterThan(85 * dayMs)
  await expect(page.getByRole('main')).toContainText('Paused')
  await expect
    .poll(() => subjects(world, donor))
    .toEqual(['Your donation is paused', 'Your donation continues', 'Your donation is paused'])
})

test(
  'ended in one step with a typed reason, and taken back',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const { donor, link } = await give(page, world)
    await page.goto(link)
    const end = await open(page, 'End the donation')
    await expect(end).toContainText('Nothing more will be charged')
    await end.getByRole('radio', { name: /Something in my life/ }).check()
    await end.getByLabel(/own words/).fill('I am between jobs. Back soon.')
    await end.getByRole('button', { name: 'End the donation' }).click()
    await expect(said(page)).toContainText('Nothing more is charged')
    await expect(page.getByRole('main')).toContainText('Ends on')
    expect(await rowOf(world, donor)).toMatchObject({ state: 'ending' })
    expect((await atStripe(world, donor)).cancel_at).not.toBeNull()
    expect(
      await world.query(
        'select reason, words from donation_changes c join donations d on d.id = c.donation_id where donor_email = $1',
        [donor],
      ),
    ).toEqual([{ reason: 'changed', words: 'I am between jobs. Back soon.' }])

    await page.goto(linkIn(await world.mail(donor, /Your donation ends on/), '/account/donations'))
    await page.getByRole('button', { name: 'Keep my donation' }).click()
    await expect(said(page)).toContainText('Your donation continues')
    expect(await rowOf(world, donor)).toMatchObject({ state: 'active' })
    expect((await atStripe(world, donor)).cancel_at).toBeNull()
    await world.mail(donor, /Your donation continues/)
  },
)

test('a donor for whom it is too much can choose less on the same page', async ({ page, world }) => {
  const { donor, link } = await give(page, world)
  await page.goto(link)
  const end = await open(page, 'End the donation')
  await end.getByRole('radio', { name: /more than I can give/ }).check()
  await end.getByRole('button', { name: 'Give $5 every month instead' }).click()
  await expect(said(page)).toContainText('Your donation is $5 every month')
  expect(await rowOf(world, donor)).toMatchObject({ state: 'active', amount_minor: 500 })
})

test(
  'given annually from the next charge on, with an end date that is moved and taken off',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const { donor, link } = await give(page, world)
    const { next_charge_at: charge } = await rowOf(world, donor)
    await page.goto(link)
    const annual = await open(page, 'Give annually instead')
    await annual.getByLabel('Amount each year').fill('120')
    await annual.getByRole('button', { name: 'Switch to annual' }).click()
    await expect(said(page)).toContainText('Your donation is $120 every year')
    expect(await rowOf(world, donor)).toMatchObject({ amount_minor: 12_000, next_charge_at: charge })

    const until = await open(page, 'Set an end date')
    await until.getByRole('radio', { name: /For 24 months/ }).check()
    await until.getByRole('button', { name: 'Save the end date' }).click()
    await expect(said(page)).toContainText('and never after it')
    const again = await open(page, 'Set an end date')
    await again.getByRole('radio', { name: 'Another day' }).check()
    await again.getByLabel(/^Last day/).fill('2020-01-01')
    await again.getByRole('button', { name: 'Save the end date' }).click()
    await expect(page.getByRole('alert').first()).toContainText('the day of the next charge, or a later day')
    await page.getByRole('radio', { name: 'Until I end it' }).check()
    await page.getByRole('button', { name: 'Save the end date' }).click()
    await expect(said(page)).toContainText('has no end date')
    expect((await atStripe(world, donor)).cancel_at).toBeNull()
    await expect
      .poll(() => subjects(world, donor))
      .toEqual(
        [/now \$120 every year/, /ends after/, /no end date/].map((each) => expect.stringMatching(each)),
      )
  },
)

test('another card, on the payment company’s page', async ({ page, world }) => {
  const { donor, link } = await give(page, world)
  await page.goto(link)
  await (await open(page, 'Change the card')).getByRole('button', { name: 'Go to the card page' }).click()
  await payWith(page, { card: '5555555555554444', email: donor })
  await expect(said(page)).toContainText('another card')
  await world.mail(donor, /The card for your donation has changed/)
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Mastercard ending in 4444')
  expect(await rowOf(world, donor)).toMatchObject({ card_last4: '4444' })
})

test(
  'the same form sent twice, and a form that is out of date',
  { tag: '@noscript' },
  async ({ page, context, world }) => {
    const { donor, link } = await give(page, world)
    const other = await context.newPage()
    await page.goto(link)
    await other.goto(link)
    const amount = await open(page, 'Give another amount')
    await amount.getByLabel('New amount').fill('20')
    await amount.getByRole('button', { name: 'Change the amount' }).click()
    await expect(said(page)).toContainText('$20 every month')
    await (await open(other, 'End the donation')).getByRole('button', { name: 'End the donation' }).click()
    await expect(said(other)).toContainText('was changed in the meantime')
    await expect(other.getByRole('main')).toContainText('$20 every month')
    expect(await rowOf(world, donor)).toMatchObject({ state: 'active', amount_minor: 2000 })
  },
)

test('a link opens one donation and nothing else: tampered with, expired, or signed in as another', async ({
  page,
  world,
}) => {
  const mine = await give(page, world)
  const others = await give(page, world, 25)
  const token = new URL(mine.link).searchParams.get('token') ?? ''
  const { id } = await rowOf(world, others.donor)
  const forged = token.replace(/^[^.]+/, id)
  await page.goto(`/account/donations?token=${forged}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('do not recognise this link')
  await page.goto(`/account/donations?token=${token}&donation=${id}`)
  await expect(page.getByRole('main')).toContainText('$10 every month')
  await expect(page.getByRole('main')).not.toContainText('$25')
  await page.goto('/account/donations')
  await expect(page).toHaveURL(/\/sign-in/)

  await signInReader(page, world, mine.donor)
  await page.goto(`/account/donations?donation=${id}`)
  await expect(page.getByRole('main')).not.toContainText('$25')

  await world.moveClock(new Date((await world.now()).getTime() + 62 * dayMs))
  await page.goto(mine.link)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('has expired')
  await page.getByRole('button', { name: 'Email me a new link' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Check your inbox')
  await page.goto(linkIn(await world.mail(mine.donor, /Your new link/), '/account/donations'))
  await expect(page.getByRole('main')).toContainText('$10 every month')
})

test('signed in: newsletter, donations and reminders of the address, with their actions', async ({
  page,
  world,
}) => {
  const { donor } = await give(page, world)
  await signInReader(page, world, donor)
  await page.goto('/account')
  const main = page.getByRole('main')
  await expect(main).toContainText(donor)
  await expect(main).toContainText('You are not subscribed')
  await expect(main).toContainText('No reminder is set')
  await main.getByRole('link', { name: '$10 every month' }).click()
  const amount = await open(page, 'Give another amount')
  await amount.getByLabel('New amount').fill('15')
  await amount.getByRole('button', { name: 'Change the amount' }).click()
  await expect(said(page)).toContainText('$15 every month')
  await page.getByRole('link', { name: 'All your donations' }).click()
  await expect(main).toContainText('$15 every month')

  await main.getByRole('link', { name: /^Receipt/ }).click()
  await expect(main).toContainText('TMT SUPPORT')
  await expect(main).toContainText(donor)
  await page.goBack()
  await main.getByRole('link', { name: /^Statement for/ }).click()
  await expect(main.getByRole('table')).toContainText('$10')

  await page.goto('/remind-me')
  await page.getByLabel('Email address').fill(donor)
  await page.getByRole('button', { name: 'Remind me', exact: true }).click()
  await expect(page).toHaveURL(/check-inbox/)
  // The worker stores the reminder.
  await world.settle()
  await page.goto('/account')
  await main
    .getByRole('form', { name: /^Reminder of/ })
    .getByRole('button', { name: 'Cancel' })
    .click()
  await expect(main).toContainText(/cancelled/i)
  await page.goto('/account')
  await expect(main).toContainText('No reminder is set')
})
