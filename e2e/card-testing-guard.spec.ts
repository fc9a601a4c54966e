import type { Page } from '@playwright/test'
import { declinedCard, goodCard, payWith } from './steps/checkout'
import { modelArticle } from './states/states'
import { expect, linkIn, test, type World } from './world'

const box = (page: Page) => page.getByRole('form', { name: 'Donation' })
const onward = (page: Page) => box(page).getByRole('button', { name: /^Continue/ })
const mailMe = (page: Page) => box(page).getByRole('button', { name: 'Email me the link' })

const payments = (world: World, donor: string) =>
  world.query<{ amount_minor: number; state: string; article_slug: string | null }>(
    `select p.amount_minor, d.state::text, d.article_slug from payments p join donations d on d.id = p.donation_id
      where d.donor_email = $1`,
    [donor],
  )

/** Goes from the pressed button to the payment page, as this browser must. */
async function getThrough(
  page: Page,
  {
    world,
    donor,
    javaScriptEnabled,
  }: { world: World; donor: string; javaScriptEnabled: boolean | undefined },
): Promise<void> {
  if (!javaScriptEnabled) {
    await box(page).getByLabel('Email address').fill(donor)
    await mailMe(page).click()
    await expect(page).toHaveURL(/\/donate\/check-inbox$/)
    await page.goto(linkIn(await world.mail(donor, /link you asked for/i), '/donate/continue'))
    await page.getByRole('button', { name: 'Continue to the payment page' }).click()
  }
  await expect(page.getByLabel('Card number')).toBeVisible({ timeout: 30_000 })
}

test('eight declined cards start the card-testing guard, and the next reader can still donate', async ({
  page,
  world,
  javaScriptEnabled,
}) => {
  await page.goto('/donate?frequency=monthly&amount=2')
  await onward(page).click()
  for (let card = 1; card <= 8; card += 1) {
    await payWith(page, { card: declinedCard, email: world.newReader('thief') })
    await expect(page.getByRole('alert')).toContainText('declined')
  }
  await expect.poll(() => world.query('select 1 from card_guards')).toHaveLength(1)

  const donor = world.newReader('honest')
  await page.goto(modelArticle)
  await box(page).getByRole('radio', { name: 'Once' }).check()
  await box(page).getByLabel('Other amount').fill('12.50')
  await onward(page).click()
  await getThrough(page, { world, donor, javaScriptEnabled })
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/\/donate\/thank-you/)
  await expect(page.getByRole('main')).toContainText('$12.50')
  expect(await payments(world, donor)).toEqual([
    { amount_minor: 1250, state: 'paid', article_slug: 'putin-plans-air-strikes-in-syria' },
  ])
})

test(
  'the box explains the wait, charges nothing and keeps what was chosen',
  { tag: '@noscript' },
  async ({ page, world, javaScriptEnabled }) => {
    await world.openGuard()
    await page.goto('/donate?currency=EUR')
    await box(page).getByRole('radio', { name: 'Annual' }).check()
    await box(page).getByLabel('Other amount').fill('77')
    await onward(page).click()
    if (javaScriptEnabled) {
      await expect(box(page).getByRole('alert')).toContainText('One moment, please')
      await expect(page).toHaveURL(/\/c\/pay\//, { timeout: 30_000 })
      await expect(page.getByText('€77').first()).toBeVisible()
      return
    }
    await expect(box(page).getByRole('alert')).toContainText('Nothing has been charged')
    await expect(box(page).getByRole('radio', { name: 'Annual' })).toBeChecked()
    await expect(box(page).getByLabel('Other amount')).toHaveValue('77')
    await expect(page).toHaveTitle(/^Error: /)

    await box(page).getByLabel('Email address').fill('donor at example')
    await mailMe(page).click()
    await expect(page.getByRole('alert').first()).toContainText('name@example.com')
    await expect(box(page).getByLabel('Email address')).toHaveValue('donor at example')
    await expect(box(page).getByLabel('Other amount')).toHaveValue('77')

    // Enter in the field presses the first button of the form, which is the right one.
    await box(page).getByLabel('Email address').fill(world.newReader('enter'))
    await box(page).getByLabel('Email address').press('Enter')
    await expect(page).toHaveURL(/\/donate\/check-inbox$/)
  },
)

test(
  'a network whose limit a thief has used up can still donate at once or by mail, and opening the mailed link decides nothing',
  { tag: '@noscript' },
  async ({ page, request, world, javaScriptEnabled }) => {
    const donor = world.newReader('neighbour')
    await page.goto('/donate?frequency=monthly&amount=5')
    await onward(page).click()
    await expect(page.getByLabel('Card number')).toBeVisible()
    await world.query(`update rate_limits set points = 1000 where key like 'DONATION_IP:%'`)
    await page.goto('/donate?frequency=monthly&amount=5')
    await onward(page).click()
    if (javaScriptEnabled) {
      // The browser proves by itself, and nobody waits.
      await expect(page.getByLabel('Card number')).toBeVisible({ timeout: 30_000 })
      return
    }
    await expect(page.getByRole('alert').first()).toContainText('One more step, by email')
    await box(page).getByLabel('Email address').fill(donor)
    await mailMe(page).click()
    await expect(page).toHaveURL(/\/donate\/check-inbox$/)

    const link = linkIn(await world.mail(donor, /link you asked for/i), '/donate/continue')
    const id = new URL(link).searchParams.get('token')?.split('.')[0]
    const session = () =>
      world.query('select checkout_session_id as id from donations where id = $1::uuid', [id])
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await request.fetch(link, { method })).status()).toBe(200)
    expect(await session()).toEqual([{ id: null }])

    await page.goto(link)
    await expect(page.getByRole('main')).toContainText('$5 every month')
    await page.getByRole('button', { name: 'Continue to the payment page' }).click()
    await payWith(page, { card: goodCard, email: donor })
    await expect(page).toHaveURL(/\/donate\/thank-you/)
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This donation has been paid')
    await expect(page.getByRole('button', { name: 'Continue to the payment page' })).toHaveCount(0)
    expect(await payments(world, donor)).toHaveLength(1)
  },
)
