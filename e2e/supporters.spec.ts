import type { Page } from '@playwright/test'
import { goodCard, payWith } from './steps/checkout'
import { seedDonation, startHere } from './seed/donations'
import { signInReader } from './seed/sessions'
import { expect, linkIn, test } from './world'

const article = '/articles/putin-plans-air-strikes-in-syria'
const appeal = (page: Page) => page.getByRole('heading', { name: 'Support The Moscow Times' })
const thanks = (page: Page) => page.getByRole('region', { name: 'Thank you for your support' })

test(
  'the browser that gave is thanked without a link, until it is told to forget',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await page.goto(article)
    await expect(appeal(page)).toBeVisible()
    await startHere(page, world, await seedDonation(world))
    for (const path of [article, '/', '/sections/culture', '/donate']) {
      await page.goto(path)
      await expect(thanks(page)).toContainText('You give $10 every month')
      await expect(thanks(page).getByRole('link')).toHaveCount(0)
    }
    await thanks(page).getByRole('button', { name: 'Forget this browser' }).click()
    await expect(page).toHaveURL(/\/$/)
    expect(await page.context().cookies()).toEqual([])
    await page.goto(article)
    await expect(appeal(page)).toBeVisible()
  },
)

test('a signed-in donor raises and manages from an article, subscribes with one press, and leaves nothing behind', async ({
  page,
  world,
}) => {
  const donor = world.newReader('supporter')
  await page.goto('/donate?frequency=monthly&currency=USD&amount=10')
  await page.getByRole('button', { name: /^Continue/ }).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/thank-you/)
  await page.context().clearCookies()
  await signInReader(page, world, donor)

  await page.goto(article)
  await expect(thanks(page)).toContainText('You give $10 every month')
  await thanks(page).getByRole('link', { name: 'Raise it to $25 every month' }).click()
  await expect(page.getByLabel('New amount')).toHaveValue('25')

  await page.goto(article)
  const form = page.getByRole('form', { name: 'Newsletter' }).first()
  await form.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed')
  await world.mail(donor, /welcome/i)
  expect((await world.mailsTo(donor)).filter(({ subject }) => /confirm/i.test(subject))).toEqual([])

  await page.goto('/donate?frequency=once&currency=USD&amount=10')
  await page.getByRole('button', { name: /^Continue/ }).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
  await expect(page.getByText(donor)).toBeVisible()

  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await page.goto(article)
  await expect(appeal(page)).toBeVisible()
  const html = await page.content()
  for (const told of [donor, '$10 every month', 'You are subscribed']) expect(html).not.toContain(told)
})

test(
  'a donor who came by the link of a receipt is thanked, and subscribes with one press, without seeing the address',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = world.newReader('by-receipt')
    await page.goto('/donate?frequency=monthly&currency=USD&amount=10')
    await page.getByRole('button', { name: /^Continue/ }).click()
    await payWith(page, { card: goodCard, email: donor })
    await expect(page).toHaveURL(/thank-you/)
    await page.context().clearCookies()
    await page.goto(linkIn(await world.mail(donor, /Thank you/), '/account/donations'))
    await page.goto(article)
    await expect(thanks(page).getByRole('link', { name: 'Manage your donation' })).toBeVisible()
    expect(await page.content()).not.toContain(donor)
    const form = page.getByRole('form', { name: 'Newsletter' }).first()
    await form.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed')
    expect(await world.query('select state::text from subscribers where email = $1', [donor])).toEqual([
      { state: 'confirmed' },
    ])
  },
)
