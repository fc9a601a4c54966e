import type { Page } from '@playwright/test'
import { modelArticle } from './states/states'
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

test('the last choice wins', { tag: '@noscript' }, async ({ page, javaScriptEnabled }) => {
  const field = box(page).getByLabel('Other amount')
  const payFor = async (amount: string) => {
    await onward(page).click()
    await expect(page).toHaveURL(/\/c\/pay\//)
    await expect(page.getByText(amount).first()).toBeVisible()
    await page.goto('/donate')
    if (javaScriptEnabled) await startScripts(page, box(page))
  }
  await page.goto('/donate')
  if (javaScriptEnabled) await startScripts(page, box(page))

  for (const preset of ['$5', '$10']) {
    await field.fill('7')
    // Without a script the chosen preset stands there once more, because pressing a chosen radio button does nothing.
    const name = preset === '$10' && !javaScriptEnabled ? '$10 instead' : preset
    await box(page).getByRole('radio', { name, exact: true }).click()
    if (javaScriptEnabled) {
      await expect(field).toHaveValue('')
      await expect(onward(page)).toHaveText(`Continue: ${preset} every month`)
    } else await expect(field).toBeHidden()
    await payFor(`${preset}.00`)
  }

  await box(page).getByRole('radio', { name: '$5', exact: true }).check()
  if (!javaScriptEnabled) await box(page).getByRole('radio', { name: 'Type an amount' }).check()
  await field.fill('US$ 7')
  if (javaScriptEnabled) await expect(onward(page)).toHaveText('Continue: $7 every month')
  await expect(amounts(page).and(page.locator('[data-kind] :checked'))).toHaveCount(javaScriptEnabled ? 0 : 1)
  await payFor('$7.00')
})

test('“€5” in the dollar box leads to the same box in euros', { tag: '@noscript' }, async ({ page }) => {
  await page.goto('/donate?frequency=once')
  await box(page).getByLabel('Other amount').fill('€5')
  await onward(page).click()
  await expect(box(page).getByRole('alert')).toContainText('You typed euros. Give in EUR?')
  await box(page).getByRole('link', { name: 'Yes, give in EUR' }).click()
  await expect(box(page).getByRole('link', { name: 'EUR', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  await expect(box(page).getByLabel('Other amount')).toHaveValue('5')
  await expect(box(page).getByRole('radio', { name: 'Once' })).toBeChecked()
})
