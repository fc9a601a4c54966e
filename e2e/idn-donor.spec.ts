import { goodCard, payWith } from './steps/checkout'
import { expect, test } from './world'

// The inbox shows a domain in Unicode; over SMTP it was ASCII.

test('a donor with an address at .рф gets the receipt and opens the manage page', async ({ page, world }) => {
  const name = world.newReader('idn').split('@')[0] ?? ''
  const address = `${name}@пример.рф`
  await page.goto('/donate')
  const box = page.getByRole('form', { name: 'Donation' })
  await box.getByRole('radio', { name: '$5', exact: true }).and(page.locator(':visible')).check()
  await box.getByRole('button', { name: /^Continue/ }).click()
  await payWith(page, { card: goodCard, email: address })
  await expect(page.getByRole('main')).toContainText(/A receipt is on its way|We emailed you a receipt/)

  const receipt = await world.mail(address, /\$5/)
  const link = /\S+\/account\/donations\?token=\S+/.exec(receipt.text)?.[0] ?? ''
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Your donation', level: 1 })).toBeVisible()
  await page
    .getByRole('link', { name: /receipt/i })
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText(address)
})

test('a reader signs up with an address at .рф that was pasted with a name and a semicolon', async ({
  page,
  world,
}) => {
  const name = world.newReader('idn').split('@')[0] ?? ''
  const typed = `${name}@пример.рф`
  await page.goto('/newsletter')
  const form = page.getByRole('form', { name: 'Newsletter' })
  const field = form.getByLabel('Email address')
  await field.fill(`${typed}, other@example.org`)
  await form.getByRole('button', { name: 'Subscribe' }).click()
  await expect(page.getByRole('alert').first()).toContainText('There are two in this field')
  await expect(field).toHaveValue(`${typed}, other@example.org`)
  await field.fill(`Читатель <${typed}>;`)
  await form.getByRole('button', { name: 'Subscribe' }).click()
  await expect(page).toHaveURL(/check-inbox/)
  const [mail] = [await world.mail(typed, /./)]
  expect(mail.text).toContain('/newsletter/confirm?token=')
})
