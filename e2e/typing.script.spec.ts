import type { Page } from '@playwright/test'
import { signInAs } from './seed/sessions'
import { modelArticle } from './states/states'
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

test('what staff type into an article before the scripts have loaded stays', async ({ page, world }) => {
  await signInAs(page, world, 'editor')
  let letThrough: () => void = () => undefined
  const areHeld = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route('**/_next/static/**/*.js', async (route) => {
    await areHeld
    return route.continue()
  })
  await page.goto(`/staff${modelArticle}`, { waitUntil: 'commit' })
  const field = page.getByRole('form', { name: 'Article' }).getByLabel('Article', { exact: true })
  await field.fill('It cracks like a whip.')
  letThrough()
  const isTaken = (node: HTMLElement) => Object.keys(node).some((name) => name.startsWith('__reactProps'))
  await expect.poll(() => field.evaluate(isTaken)).toBe(true)
  await expect(field).toHaveValue('It cracks like a whip.')
})
