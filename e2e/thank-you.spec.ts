import type { Page } from '@playwright/test'
import { goodCard, payWith } from './steps/checkout'
import { signInReader } from './seed/sessions'
import { expect, linkIn, test } from './world'

const main = (page: Page) => page.getByRole('main')

/** Donates $25 once. */
async function giveOnce(page: Page, donor: string): Promise<void> {
  await page.goto('/donate?frequency=once&currency=USD&amount=25')
  await page.getByRole('button', { name: /^Continue/ }).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/\/donate\/thank-you$/)
}

test(
  'after a single donation the newsletter, an account and a reminder next year are one press each',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = world.newReader('grateful')
    await giveOnce(page, donor)
    await world.mail(donor, /Thank you/)
    await world.settle()
    await page.reload()
    await expect(main(page)).toContainText('We emailed you a receipt on')

    await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
    await expect(page.getByRole('status').last()).toContainText('the address you paid with')
    await page.getByRole('button', { name: 'Remind me next year' }).click()
    await expect(page.getByRole('status').last()).toContainText('We will write to the address you paid with')
    await page.getByRole('button', { name: 'Make it monthly from next month' }).click()
    await page
      .getByRole('link', { name: /back|return/i })
      .first()
      .click()
    await expect(page.getByRole('status').last()).toContainText('not made monthly')
    await page.getByRole('button', { name: 'Make it monthly from next month' }).click()
    await expect(page.locator('body')).toContainText('$0.00')
    await payWith(page, { card: goodCard, email: donor })
    await expect(page.getByRole('status').first()).toContainText('Your donation of $25 every month starts on')
    await page.getByRole('button', { name: 'Email me a link to sign in' }).click()
    await expect(page.getByRole('status').last()).toContainText('It signs you in')
    // The address was typed on the payment page, perhaps by somebody else.
    expect(await page.content()).not.toContain(donor)
    await expect(main(page)).not.toContainText(/share|tell (a|your) friend/i)

    const confirm = linkIn(await world.mail(donor, /confirm your subscription/i), '/newsletter/confirm')
    await world.mail(donor, /reminder is set/i)
    const days = await world.query<{ days: number; state: string }>(
      `select due_on - created_at::date as days, state::text from reminders where email = $1 order by due_on desc`,
      [donor],
    )
    expect(days[0]?.state).toBe('waiting')
    expect(days[0]?.days).toBeGreaterThan(360)
    await page.goto(linkIn(await world.mail(donor, /Your donation starts on/), '/account/donations'))
    await page.getByRole('button', { name: 'Cancel this donation' }).click()
    await expect(page.getByRole('status').first()).toContainText('will not start')
    await world.mail(donor, /will not start/)
    await page.goto(linkIn(await world.mail(donor, /sign in/i), '/sign-in/confirm'))
    await main(page).getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/account\/donations/)
    await page.goto(confirm)
    await page.getByRole('button', { name: 'Confirm subscription' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed')
  },
)

test('a donor who had proven the address subscribes on the thank-you page without a mail to confirm', async ({
  page,
  world,
}) => {
  const donor = world.newReader('proven')
  await signInReader(page, world, donor)
  await giveOnce(page, donor)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page.getByRole('status').last()).toContainText('You are subscribed')
  await expect(page.getByRole('button', { name: 'Subscribe', exact: true })).toHaveCount(0)
  await world.mail(donor, /welcome/i)
  expect((await world.mailsTo(donor)).filter(({ subject }) => /confirm/i.test(subject))).toEqual([])

  // Months later the page speaks of that payment, and of no mail on its way.
  await page.context().clearCookies({ name: 'known-donor' })
  await page.goto('/donate/thank-you')
  await expect(main(page)).toContainText('Your last payment reached us on')
  await expect(main(page)).not.toContainText('on its way')
  await page.context().clearCookies()
  await page.reload()
  await expect(main(page)).toContainText('If you donated earlier')
  await expect(main(page)).not.toContainText('on its way')
})
