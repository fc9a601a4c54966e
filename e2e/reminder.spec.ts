import type { Page } from '@playwright/test'
import { goodCard, payWith } from './steps/checkout'
import { expect, linkIn, test } from './world'

const article = '/articles/putin-plans-air-strikes-in-syria'
const box = (page: Page) => page.getByRole('form', { name: 'Donation' })

test(
  'a reminder mail on the day reopens the box as it was, and donating ends the reminder',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('reminded')
    const states = () =>
      world.query<{ state: string; due_on: string }>(
        'select state::text, due_on::text from reminders where email = $1 order by due_on',
        [reader],
      )

    await page.goto(article)
    await box(page).getByLabel('Other amount').fill('7')
    await box(page).getByRole('button', { name: 'Remind me later' }).click()
    await expect(page).toHaveURL(/\/remind-me\?.*amount=7/)
    await page.getByLabel('Email address').fill(reader)
    await page.getByRole('radio', { name: /next month/ }).check()
    await page.getByRole('button', { name: 'Remind me', exact: true }).click()
    await expect(page).toHaveURL(/\/remind-me\/check-inbox/)

    await page.goto(linkIn(await world.mail(reader, /reminder/i), '/remind-me/confirm'))
    expect((await states()).map(({ state }) => state)).toEqual(['unconfirmed'])
    await page.getByRole('button', { name: 'Confirm reminder' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('is set')
    const [reminder] = await states()
    expect(reminder?.state).toBe('waiting')

    await world.moveClock(new Date(`${reminder?.due_on}T05:00:00Z`))
    expect((await states()).map(({ state }) => state)).toEqual(['waiting'])
    await world.moveClock(new Date(`${reminder?.due_on}T09:00:00Z`))
    await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(2)
    const [, due] = await world.mailsTo(reader)
    if (due === undefined) throw new Error('The reminder did not come')

    await page.goto(linkIn(due, '/donate'))
    await expect(box(page).getByRole('radio', { name: 'Monthly' })).toBeChecked()
    await expect(box(page).getByLabel('Other amount')).toHaveValue('7')

    await page.goto(article)
    await box(page).getByRole('button', { name: 'Remind me later' }).click()
    // The article has a field of the same name; only the one of the next page is meant.
    await expect(page).toHaveURL(/\/remind-me\?/)
    await page.getByLabel('Email address').fill(reader)
    await page.getByRole('radio', { name: /3 months/ }).check()
    await page.getByRole('button', { name: 'Remind me', exact: true }).click()
    await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(3)
    expect((await states()).map(({ state }) => state)).toEqual(['sent', 'waiting'])

    await page.goto(linkIn(due, '/donate'))
    await box(page)
      .getByRole('button', { name: /^Continue/ })
      .click()
    await payWith(page, { card: goodCard, email: reader })
    await expect(page).toHaveURL(/thank-you/)
    expect((await states()).map(({ state }) => state)).toEqual(['sent', 'fulfilled'])
  },
)

test('a reminder is cancelled with its button, and scanners do not cancel it', async ({ page, world }) => {
  const reader = world.newReader('cancelled')
  await page.goto('/remind-me?frequency=monthly&currency=USD&amount=5')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('radio', { name: /next month/ }).check()
  await page.getByRole('button', { name: 'Remind me', exact: true }).click()
  await page.goto(linkIn(await world.mail(reader, /reminder/i), '/remind-me/confirm'))
  await page.getByRole('button', { name: 'Confirm reminder' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is set')

  await page.goto('/remind-me')
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('radio', { name: /3 months/ }).check()
  await page.getByRole('button', { name: 'Remind me', exact: true }).click()
  await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(2)
  const [, set] = await world.mailsTo(reader)
  if (set === undefined) throw new Error('No mail says that the reminder is set')

  const states = async () =>
    (
      await world.query<{ state: string }>(
        'select state::text from reminders where email = $1 order by state::text',
        [reader],
      )
    ).map(({ state }) => state)
  await page.goto(linkIn(set, '/remind-me/cancel'))
  expect(await states()).toEqual(['waiting', 'waiting'])
  await page.getByRole('button', { name: 'Cancel reminder' }).click()
  await expect(page.getByRole('main')).toContainText(/cancelled/i)
  expect(await states()).toEqual(['cancelled', 'waiting'])
})

test('another day must be a valid date, and what was typed stays', { tag: '@noscript' }, async ({ page }) => {
  await page.goto('/remind-me?frequency=once&currency=EUR&amount=25')
  await page.getByLabel('Email address').fill('reader@example.org')
  await page.getByRole('radio', { name: /another date/i }).check()
  await page.getByRole('button', { name: 'Remind me', exact: true }).click()
  await expect(page.getByRole('alert').first()).toContainText(/date/i)
  await expect(page.getByLabel('Email address')).toHaveValue('reader@example.org')
})

test('a calendar file asks for no address', async ({ page }) => {
  await page.goto('/remind-me?frequency=monthly&currency=EUR&amount=10')
  const download = page.waitForEvent('download')
  await page.getByText('Download a calendar file (.ics)').click()
  const file = await (await download).createReadStream()
  const text = (await file.toArray()).map(String).join('').replaceAll('\r\n ', '')
  expect(text).toContain('BEGIN:VEVENT')
  expect(text).toContain('currency=eur')
})
