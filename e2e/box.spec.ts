import type { Page } from '@playwright/test'
import { modelArticle } from './states'
import { expect, startScripts, test } from './world'

const box = (page: Page) => page.getByRole('form', { name: 'Donation' })
const amounts = (page: Page) => box(page).getByRole('group', { name: 'Amount' }).getByRole('radio')
const onward = (page: Page) => box(page).getByRole('button', { name: /^Continue/ })

test('the box shows only the amounts of the chosen frequency', { tag: '@noscript' }, async ({ page }) => {
  const presets = { Monthly: [2, 5, 10, 25], Once: [10, 25, 50, 100], Annual: [25, 50, 100, 250] }
  await page.goto(modelArticle)
  for (const [currency, sign] of [
    ['USD', '$'],
    ['EUR', '€'],
    ['GBP', '£'],
  ] as const) {
    await page.goto(`/donate?currency=${currency}`)
    await expect(box(page).getByRole('radio', { name: 'Monthly' })).toBeChecked()
    for (const [frequency, minors] of Object.entries(presets)) {
      await box(page).getByRole('radio', { name: frequency }).check()
      // Queries by role leave out hidden elements.
      await expect(amounts(page)).toHaveCount(4)
      for (const amount of minors) {
        await expect(amounts(page).and(page.getByLabel(`${sign}${amount}`, { exact: true }))).toBeVisible()
      }
      await expect(box(page).locator('input[type=radio][name^=amount]:visible:checked')).toHaveCount(1)
    }
  }
})

test('links fill in the box, and start nothing', { tag: '@noscript' }, async ({ page }) => {
  await page.goto('/donate?currency=EUR&frequency=annual&amount=100')
  await expect(box(page).getByRole('radio', { name: 'Annual' })).toBeChecked()
  await expect(box(page).getByRole('radio', { name: '€100' })).toBeChecked()
  await expect(box(page).getByLabel('Other amount')).toHaveValue('')
  await expect(box(page).getByRole('link', { name: 'EUR' })).toHaveAttribute('aria-current', 'true')

  await page.goto('/donate?currency=GBP&frequency=once&amount=33.50')
  await expect(box(page).getByRole('radio', { name: 'Once' })).toBeChecked()
  await expect(box(page).getByLabel('Other amount')).toHaveValue('33.50')
  await box(page).getByRole('link', { name: 'USD' }).click()
  await expect(page).toHaveURL(/currency=USD/)
  await expect(box(page).getByRole('radio', { name: 'Once' })).toBeChecked()
  await expect(box(page).getByLabel('Other amount')).toHaveValue('33.50')

  // Invalid values leave the box at its default.
  await page.goto('/donate?currency=XXX&frequency=hourly&amount=%3Cscript%3E')
  await expect(box(page).getByRole('radio', { name: 'Monthly' })).toBeChecked()
  await expect(box(page).getByRole('link', { name: 'USD' })).toHaveAttribute('aria-current', 'true')
})

test(
  'the button says what will happen if it can, and “Continue” if it cannot',
  { tag: '@noscript' },
  async ({ page, javaScriptEnabled }) => {
    await page.goto(modelArticle)
    await expect(onward(page)).toHaveText('Continue')
    if (!javaScriptEnabled) return
    await startScripts(page, box(page))
    await expect(onward(page)).toHaveText(/^Continue: \$\d+ every month$/)
    await box(page).getByRole('radio', { name: '$10' }).check()
    await expect(onward(page)).toHaveText('Continue: $10 every month')
    await box(page).getByRole('radio', { name: 'Annual' }).check()
    await box(page).getByRole('radio', { name: '$250' }).check()
    await expect(onward(page)).toHaveText('Continue: $250 every year')
    await box(page).getByRole('radio', { name: 'Once' }).check()
    await box(page).getByLabel('Other amount').fill('12.50')
    await expect(onward(page)).toHaveText('Continue: $12.50 once')
    const links = box(page).getByRole('link', { name: 'EUR' })
    await expect(links).toHaveAttribute('href', /currency=EUR&frequency=once&amount=12\.50/)
    for (const unreadable of ['1.000', 'ten', '1']) {
      await box(page).getByLabel('Other amount').fill(unreadable)
      await expect(onward(page)).toHaveText('Continue')
    }
    await box(page).getByLabel('Other amount').fill('')
    await expect(onward(page)).toHaveText(/^Continue: \$\d+ once$/)
  },
)
