import { expect, type Page } from '@playwright/test'

export const goodCard = '4242424242424242'
export const declinedCard = '4000000000000002'

/** Fills in the payment page, or the one for another card, by its labels, as a donor would. */
export async function payWith(page: Page, { card, email }: { card: string; email: string }): Promise<void> {
  await expect(page.getByLabel('Card number')).toBeVisible()
  // A donor whose address is proven cannot enter another one.
  const emailField = page.getByLabel('Email', { exact: true })
  if ((await emailField.count()) > 0 && (await emailField.isEditable())) await emailField.fill(email)
  await page.getByLabel('Card number').fill(card)
  await page.getByLabel('Expiry').fill('12 / 34')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('A Reader')
  await page.getByRole('button', { name: /^(Donate|Subscribe|Pay|Save card)/ }).click()
}
