import type { Page } from '@playwright/test'
import { declinedCard, goodCard, payWith } from './steps/checkout'
import { expect, test } from './world'

const article = '/articles/putin-plans-air-strikes-in-syria'
const box = (page: Page) => page.getByRole('form', { name: 'Donation' })
const onward = (page: Page) => box(page).getByRole('button', { name: /^Continue/ })

type Ledger = {
  frequency: string
  state: string
  amount_minor: number
  currency: string
  payments: number
  paid: number
}

const ledgerSql = `
  select d.frequency::text, d.state::text, d.amount_minor, d.currency, d.article_slug, d.placement,
         count(p.*)::int as payments, coalesce(sum(p.amount_minor), 0)::int as paid
    from donations d left join payments p on p.donation_id = d.id
   where d.donor_email = $1 group by d.id`

test('a reader donates $2 a month from an article', { tag: '@noscript' }, async ({ page, world }) => {
  const donor = world.newReader('monthly')
  await page.goto(article)
  await expect(box(page).getByRole('radio', { name: 'Monthly' })).toBeChecked()
  await box(page).getByRole('radio', { name: '$2', exact: true }).check()
  await onward(page).click()

  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/\/donate\/thank-you$/)
  await expect(page.getByRole('main')).toContainText('$2 every month')
  await expect(page.getByRole('main')).not.toContainText(donor)

  const receipt = await world.mail(donor, /\$2 every month/)
  expect(receipt.text).toContain('TMT SUPPORT')
  expect(receipt.text).toMatch(/end|stop/i)
  expect(receipt.text).not.toContain('putin')
  expect(await world.query<Ledger>(ledgerSql, [donor])).toEqual([
    {
      frequency: 'monthly',
      state: 'active',
      amount_minor: 200,
      currency: 'usd',
      payments: 1,
      paid: 200,
      article_slug: 'putin-plans-air-strikes-in-syria',
      placement: 'article',
    },
  ])
})

test(
  'from an article to a paid monthly donation it takes two presses and five fields at most',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = world.newReader('steps')
    let presses = 0
    const press = async (button: ReturnType<typeof onward>) => {
      presses += 1
      await button.click()
    }
    await page.goto(article)
    // A group of radio buttons is one field.
    const fields = await box(page)
      .locator('input:visible, select:visible, textarea:visible')
      .evaluateAll((found) => [...new Set(found.map((field) => (field as HTMLInputElement).name))])
    expect(fields.length, fields.join(', ')).toBeLessThanOrEqual(5)
    await press(onward(page))
    await expect(page).toHaveURL(/\/c\/pay\//)
    await payWith(page, { card: goodCard, email: donor })
    await expect(page).toHaveURL(/\/donate\/thank-you$/)
    await world.mail(donor, /every month/)
    expect(presses).toBeLessThanOrEqual(2)
  },
)

test('a reader donates $25 once', async ({ page, world }) => {
  const donor = world.newReader('once')
  await page.goto('/donate')
  await box(page).getByRole('radio', { name: 'Once' }).check()
  await expect(box(page).getByRole('radio', { name: '$100' })).toBeVisible()
  await box(page).getByRole('radio', { name: '$25', exact: true }).and(page.locator(':visible')).check()
  await onward(page).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page.getByRole('main')).toContainText('$25')
  await world.mail(donor, /\$25/)
  expect(await world.query<Ledger>(ledgerSql, [donor])).toMatchObject([
    { frequency: 'once', state: 'paid', amount_minor: 2500, currency: 'usd', payments: 1, paid: 2500 },
  ])
})

test('a reader donates 50 euros a year through a link that fills in the box', async ({ page, world }) => {
  const donor = world.newReader('annual')
  await page.goto('/donate?currency=EUR&frequency=annual&amount=50')
  await expect(box(page).getByRole('radio', { name: 'Annual' })).toBeChecked()
  await onward(page).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page.getByRole('main')).toContainText('€50 every year')
  await world.mail(donor, /€50 every year/)
  expect(await world.query<Ledger>(ledgerSql, [donor])).toMatchObject([
    { frequency: 'annual', state: 'active', amount_minor: 5000, currency: 'eur', payments: 1, paid: 5000 },
  ])
})

test(
  'a declined card and then a good one make one payment and one receipt',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = world.newReader('declined')
    await page.goto('/donate?frequency=once&amount=10')
    await onward(page).click()
    await payWith(page, { card: declinedCard, email: donor })
    await expect(page.getByRole('alert')).toContainText('declined')
    await payWith(page, { card: goodCard, email: donor })
    await expect(page).toHaveURL(/thank-you/)
    await world.mail(donor, /\$10/)
    expect(await world.query<Ledger>(ledgerSql, [donor])).toMatchObject([
      { state: 'paid', payments: 1, paid: 1000 },
    ])
    expect(await world.mailsTo(donor)).toHaveLength(1)
  },
)

test('a donor can type their own amount in their local format', async ({ page, world }) => {
  const donor = world.newReader('own-amount')
  await page.goto('/donate?currency=EUR')
  await box(page).getByLabel('Other amount').fill('12,50')
  await onward(page).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page.getByRole('main')).toContainText('€12.50 every month')
  expect(await world.query<Ledger>(ledgerSql, [donor])).toMatchObject([{ amount_minor: 1250, paid: 1250 }])
})

test(
  'an ambiguous amount is asked about, and nothing typed is lost',
  { tag: '@noscript' },
  async ({ page }) => {
    await page.goto(article)
    await box(page).getByRole('radio', { name: 'Once' }).check()
    await box(page).getByLabel('Other amount').fill('1.000')
    await onward(page).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Do you mean $1 or $1,000?' })).toBeVisible()
    await expect(box(page).getByLabel('Other amount')).toHaveValue('1.000')
    await expect(box(page).getByRole('radio', { name: 'Once' })).toBeChecked()
  },
)

test(
  'a donor who turns back at the payment page finds the box as it was',
  { tag: '@noscript' },
  async ({ page }) => {
    await page.goto('/donate?frequency=annual&currency=GBP&amount=77')
    await onward(page).click()
    await page
      .getByRole('link', { name: /back|return/i })
      .first()
      .click()
    await expect(page).toHaveURL(/\/donate\?cancelled=1/)
    await expect(box(page).getByRole('radio', { name: 'Annual' })).toBeChecked()
    await expect(box(page).getByLabel('Other amount')).toHaveValue('77')
    await expect(page.getByRole('main')).toContainText(/nothing was charged/i)
  },
)
