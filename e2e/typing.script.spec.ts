import type { Page } from '@playwright/test'
import { expect, startScripts, test } from './world'

// What a reader types: faults are told before anything travels, and nothing typed is lost. Both need scripts.

/** Counts the forms that the page sends. */
function countPosts(page: Page): () => number {
  let posts = 0
  page.on('request', (request) => (posts += request.method() === 'POST' ? 1 : 0))
  return () => posts
}

for (const [path, name, label, button] of [
  ['/newsletter', 'Newsletter', 'Email address', 'Subscribe'],
  ['/remind-me', 'Reminder', 'Email address', 'Remind me'],
  ['/sign-in', 'Sign in', 'Email address', 'Email me a link and a code'],
  ['/donate', 'Reminder in a month', 'Your email for the reminder', 'Remind me'],
] as const) {
  test(`${path}: an empty or plainly wrong address is told at once in “${name}”, and nothing is sent`, async ({
    page,
  }) => {
    await page.goto(path)
    if (name === 'Reminder in a month') await page.getByText('Remind me in a month').click()
    const form = page.getByRole('form', { name, exact: true })
    const field = form.getByLabel(label)
    await field.focus()
    await startScripts(page, form)
    const posts = countPosts(page)
    for (const [typed, message] of [
      ['', 'Enter your email address.'],
      ['reader', 'Enter an email address in the form name@example.com.'],
      ['reader at example.org', 'Enter the address without the space in it'],
    ] as const) {
      await field.fill(typed)
      await form.getByRole('button', { name: button, exact: true }).click()
      await expect(form.getByRole('alert')).toContainText(message)
      await expect(field).toHaveValue(typed)
    }
    expect(posts()).toBe(0)
  })
}

test('what is typed while the newsletter form waits for its answer stays', async ({ page, world }) => {
  await page.goto('/newsletter')
  await startScripts(page)
  let letThrough: () => void = () => undefined
  const isHeld = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/newsletter', async (route) => {
    if (route.request().method() === 'POST') await isHeld
    return route.continue()
  })
  const field = page.getByLabel('Email address')
  await field.fill(world.newReader('slow').replace('example.org', 'gmaill.com'))
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page.getByRole('button', { name: /please wait/ })).toBeVisible()
  await field.fill('newer@example.org')
  letThrough()
  await expect(page.getByText('Did you mean')).toBeVisible()
  await expect(field).toHaveValue('newer@example.org')
})
