import type { Page } from '@playwright/test'
import { goodCard, payWith } from './steps/checkout'
import { expect, test, type World } from './world'

const box = (page: Page) => page.getByRole('form', { name: 'Donation' })
const onward = (page: Page) => box(page).getByRole('button', { name: /^Continue/ })
const main = (page: Page) => page.getByRole('main')
const monthly = '/donate?frequency=monthly&currency=USD&amount=15'

/** Donates $15 a month. Returns the id of the Checkout session, which history, logs and Stripe know. */
async function give(page: Page, donor: string): Promise<string> {
  await page.goto(monthly)
  await onward(page).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
  const session = /cs_test_\w+/.exec(page.url())?.[0] ?? ''
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/\/donate\/thank-you$/)
  return session
}

const statesOf = (world: World, donor: string) =>
  world.query('select state::text, amount_minor from donations where donor_email = $1', [donor])

test('the browser that donated sees its donation on the thank-you page, and the address names nothing', async ({
  page,
  context,
  world,
}) => {
  await give(page, world.newReader('starter'))
  await expect(main(page)).toContainText('$15 every month')
  await page.reload()
  await expect(main(page)).toContainText('$15 every month')

  const cookie = (await context.cookies()).find(({ name }) => name === 'known-donor')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  const stored = await world.query<{ browser_hash: string | null }>(
    'select browser_hash from donation_starts',
  )
  const secret = cookie?.value.split('.')[0] ?? ''
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(stored.map(({ browser_hash }) => browser_hash)).not.toContain(secret)
})

test(
  'in another browser the id of the Checkout session shows nothing and opens nothing',
  { tag: '@noscript' },
  async ({ page, browser, javaScriptEnabled, world }) => {
    const donor = world.newReader('watched')
    const session = await give(page, donor)
    const context = await browser.newContext({
      baseURL: world.addresses.site,
      javaScriptEnabled,
    })
    const stranger = await context.newPage()
    // The same for a browser that has started a donation of its own, and so has such a cookie.
    for (const hasStarted of [false, true]) {
      if (hasStarted) {
        await stranger.goto('/donate?frequency=once&currency=USD&amount=5')
        await onward(stranger).click()
        await expect(stranger.getByLabel('Card number')).toBeVisible()
      }
      for (const path of ['/donate/arrived', '/donate/thank-you']) {
        await stranger.goto(`${path}?session_id=${session}`)
        await expect(stranger).toHaveURL(/\/donate\/thank-you$/)
        await expect(main(stranger)).toContainText('If you have just donated')
        const html = await stranger.content()
        for (const told of [donor, '$15', 'every month', session, 'token=', '/account/donations?'])
          expect(html).not.toContain(told)
      }
      // The same donation leads straight to the payment page, because this browser did not make the first one.
      await stranger.goto(monthly)
      await onward(stranger).click()
      await expect(stranger.getByLabel('Card number')).toBeVisible()
    }
    await context.close()
    expect(await statesOf(world, donor)).toEqual([{ state: 'active', amount_minor: 1500 }])
  },
)

test(
  'the browser that donated is asked before it donates again, and gets no link to the donation',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await give(page, world.newReader('asked'))
    await page.goto(monthly)
    await onward(page).click()
    const question = page.getByRole('alert').filter({ hasText: 'You already give $15 every month' })
    await expect(question).toContainText('Use the button in its receipt')
    const html = await page.content()
    expect(html).not.toContain('/account/donations')
  },
)

test('an unknown session, and a browser without its cookies, get general thanks', async ({ page, world }) => {
  await give(page, world.newReader('cleared'))
  await page.context().clearCookies()
  for (const path of [
    '/donate/thank-you',
    '/donate/thank-you?session_id=cs_test_unknown',
    '/donate/arrived',
    `/donate/arrived?session_id=${'x'.repeat(2000)}`,
  ]) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/donate\/thank-you$/)
    await expect(main(page)).toContainText('If you have just donated')
    await expect(main(page)).not.toContainText('$')
  }
})

test('turning back fills in the box only for the browser that chose', async ({ page, browser, world }) => {
  await page.goto('/donate?frequency=annual&currency=GBP&amount=77')
  await onward(page).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
  const session = /cs_test_\w+/.exec(page.url())?.[0] ?? ''
  const [row] = await world.query<{ id: string }>(
    'select id::text from donations where checkout_session_id = $1',
    [session],
  )
  const back = `/donate/back?donation=${row?.id}`
  const context = await browser.newContext({ baseURL: world.addresses.site })
  const stranger = await context.newPage()
  await stranger.goto(back)
  await expect(stranger).toHaveURL(/\/donate\?cancelled=1$/)
  await context.close()
  await page.goto(back)
  await expect(box(page).getByLabel('Other amount')).toHaveValue('77')
})
