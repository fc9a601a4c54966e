import type { Page } from '@playwright/test'
import { goodCard, payWith } from './steps/checkout'
import { signInReader } from './seed/sessions'
import { expect, linkIn, test, type World } from './world'

const box = (page: Page) => page.getByRole('form', { name: 'Donation' })
const onward = (page: Page) => box(page).getByRole('button', { name: /^Continue/ })
const donationsOf = (world: World, donor: string) =>
  world.query<{ frequency: string; amount_minor: number; fee_covered_minor: number; state: string }>(
    'select frequency::text, amount_minor, fee_covered_minor, state::text from donations where donor_email = $1 order by created_at',
    [donor],
  )

async function give(page: Page, query: string, donor: string): Promise<void> {
  await page.goto(`/donate?${query}`)
  await onward(page).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
}

test(
  'the same donation in the same browser is asked about, and one more press makes it',
  { tag: '@noscript' },
  async ({ page, context, world }) => {
    const donor = world.newReader('again')
    await give(page, 'frequency=once&currency=USD&amount=25', donor)
    const cookie = (await context.cookies()).find(({ name }) => name === 'known-donor')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    const browserTime = await page.evaluate(() => Date.now())
    expect((cookie?.expires ?? 0) - browserTime / 1000).toBeLessThanOrEqual(1800)

    await page.goto('/donate?frequency=once&currency=USD&amount=25')
    await onward(page).click()
    await expect(page.getByRole('alert').filter({ hasText: 'You gave $25' })).toBeVisible()
    await expect(box(page).getByRole('radio', { name: 'Once' })).toBeChecked()
    await page.getByRole('button', { name: 'Yes, give $25 again' }).click()
    await payWith(page, { card: goodCard, email: donor })
    await expect(page).toHaveURL(/thank-you/)
    expect(await donationsOf(world, donor)).toMatchObject([{ amount_minor: 2500 }, { amount_minor: 2500 }])
  },
)

test('another amount is not asked about', async ({ page, world }) => {
  const donor = world.newReader('other')
  await give(page, 'frequency=once&currency=USD&amount=25', donor)
  await page.goto('/donate?frequency=once&currency=USD&amount=30')
  await onward(page).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
})

test(
  'an active donor is offered one larger donation instead of a second one',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = world.newReader('raise')
    await give(page, 'frequency=monthly&currency=USD&amount=10', donor)
    await page.context().clearCookies()
    await signInReader(page, world, donor)
    await page.goto('/donate?frequency=monthly&currency=USD&amount=5')
    await onward(page).click()
    await expect(
      page.getByRole('alert').filter({ hasText: 'You already give $10 every month' }),
    ).toBeVisible()
    await page.getByRole('link', { name: 'Increase it to $15 every month' }).click()
    await expect(page.getByLabel('New amount')).toHaveValue('15')
    await page.getByRole('button', { name: 'Change the amount' }).click()
    await expect(page.getByRole('status').first()).toContainText('$15 every month')
    expect(await donationsOf(world, donor)).toMatchObject([{ amount_minor: 1500, state: 'active' }])

    await page.goto('/donate?frequency=monthly&currency=USD&amount=5')
    await onward(page).click()
    await page.getByRole('button', { name: /^No, start a second donation/ }).click()
    await payWith(page, { card: goodCard, email: donor })
    await expect(page).toHaveURL(/thank-you/)
    expect(await donationsOf(world, donor)).toHaveLength(2)
  },
)

test('a donor who comes from the link of a receipt is known too', async ({ page, world }) => {
  const donor = world.newReader('link')
  await give(page, 'frequency=monthly&currency=USD&amount=10', donor)
  await page.context().clearCookies()
  await page.goto(linkIn(await world.mail(donor, /Thank you/), '/account/donations'))
  await page.getByRole('link', { name: 'Donate again' }).click()
  await box(page).getByRole('radio', { name: 'Monthly' }).check()
  await onward(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You already give' })).toBeVisible()
  await page.getByRole('link', { name: /^Increase it to/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your donation')
})

test(
  'a donor who ticks the box covers the card fee, and the charged amount is shown',
  { tag: '@noscript' },
  async ({ page, world, javaScriptEnabled }) => {
    const donor = world.newReader('fee')
    await page.goto('/donate?frequency=once&currency=USD&amount=10')
    const tick = box(page).getByRole('checkbox', { name: /card fee/ })
    await expect(tick).not.toBeChecked()
    const label = javaScriptEnabled
      ? 'Add $0.61 to cover the card fee'
      : /the card fee: 2\.9% of what is charged/
    await expect(box(page).getByLabel(label)).toBeVisible()
    await tick.check()
    if (javaScriptEnabled) await expect(onward(page)).toHaveText('Continue: $10.61 once')
    await onward(page).click()
    await expect(page.getByText('$10.61').first()).toBeVisible()
    await page
      .getByRole('link', { name: /back|return/i })
      .first()
      .click()
    await expect(box(page).getByRole('checkbox', { name: /card fee/ })).toBeChecked()
    await expect(box(page).getByRole('radio', { name: '$10', exact: true }).first()).toBeChecked()
    await onward(page).click()
    await payWith(page, { card: goodCard, email: donor })
    await expect(page.getByRole('main')).toContainText('$10.61')
    expect(await donationsOf(world, donor)).toMatchObject([{ amount_minor: 1061, fee_covered_minor: 61 }])
    expect((await world.mail(donor, /\$10\.61/)).text).toMatch(/Card fee included +\$0\.61/)
  },
)
