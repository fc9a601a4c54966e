import type { Locator, Page } from '@playwright/test'
import { signInReader } from './seed/sessions'
import { expect, linkIn, test } from './world'

// How much a reader has to do. A field more, or a press more, fails here.

const article = '/articles/putin-plans-air-strikes-in-syria'

/** What a reader may fill in or choose in a form; nobody sees or reaches the honeypot. */
const fieldsOf = (form: Locator) =>
  form.locator(':is(input, select, textarea):not([type=hidden]):not([tabindex="-1"])')

/** Counts what the reader presses that sends something. */
function countPresses(page: Page): () => number {
  let presses = 0
  page.on('request', (request) => (presses += request.method() === 'POST' ? 1 : 0))
  return () => presses
}

test(
  'a sign-up is one field and one press, and one press in the mail',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('counted')
    await page.goto(article)
    const presses = countPresses(page)
    const form = page.getByRole('form', { name: 'Newsletter' })
    await expect(fieldsOf(form)).toHaveCount(1)
    await expect(form.getByRole('button')).toHaveCount(1)
    await fieldsOf(form).fill(reader)
    await form.getByRole('button').click()
    await expect(page).toHaveURL(/check-inbox/)
    expect(presses()).toBe(1)

    const mail = await world.mail(reader, /confirm/i)
    expect(mail.html.match(/\/newsletter\/confirm\?/g)).toHaveLength(1)
    await page.goto(linkIn(mail, '/newsletter/confirm'))
    await expect(fieldsOf(page.getByRole('main'))).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(1)
    await page.getByRole('main').getByRole('button').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed')
    expect(presses()).toBe(2)
  },
)

test(
  'a proven address subscribes with no field and one press',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await signInReader(page, world, world.newReader('counted'))
    await page.goto(article)
    const presses = countPresses(page)
    const form = page.getByRole('form', { name: 'Newsletter' }).first()
    await expect(fieldsOf(form)).toHaveCount(0)
    await form.getByRole('button').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are subscribed')
    expect(presses()).toBe(1)
  },
)

test(
  'a reminder in a month is one field and one press beside the box',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('counted')
    await page.goto(article)
    const presses = countPresses(page)
    const box = page.getByRole('form', { name: 'Donation' })
    await box.getByRole('radio', { name: 'Annual' }).check()
    await page.getByText('Remind me in a month').click()
    const form = page.getByRole('form', { name: 'Reminder in a month' })
    await expect(fieldsOf(form)).toHaveCount(1)
    await fieldsOf(form).fill(reader)
    await form.getByRole('button', { name: 'Remind me', exact: true }).click()
    await expect(page).toHaveURL(/\/remind-me\/check-inbox/)
    await expect(page.getByRole('main')).toContainText(`an email to ${reader}`)
    expect(presses()).toBe(1)
    await world.mail(reader, /confirm your reminder/i)
    const rows = await world.query<{ article_slug: string }>(
      'select article_slug from reminders where email = $1',
      [reader],
    )
    expect(rows).toEqual([{ article_slug: article.split('/').at(-1) }])
  },
)

test('a phone shows “Sign in” at the top of the page', async ({ page }) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/')
    const link = page.getByRole('banner').getByRole('link', { name: 'Sign in' })
    await expect(link).toBeInViewport()
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
})
