import { expect, startScripts, test } from './world'

// Without JavaScript this is a redirect by the server (headers.spec.ts). With it, the page handles the answer itself.

const unknownAction = '00'.repeat(21)

test('a form from an older build shows a message, and works after going back', async ({ page, world }) => {
  const reader = world.newReader('stale')
  const stored = () => world.query('select 1 from subscribers where email = $1', [reader])
  await page.goto('/newsletter')
  await startScripts(page)
  await page.route('**/newsletter', async (route) => {
    const request = route.request()
    if (request.method() !== 'POST') return route.continue()
    return route.continue({ headers: { ...(await request.allHeaders()), 'next-action': unknownAction } })
  })
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Please send that again')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(await stored()).toEqual([])

  await page.unroute('**/newsletter')
  await page.getByRole('button', { name: 'Go back to the form' }).click()
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page).toHaveURL(/check-inbox/)
  await expect.poll(stored).toHaveLength(1)
})

test('typed text survives a server that does not answer', async ({ page, world }) => {
  const reader = world.newReader('offline')
  await page.goto('/newsletter')
  await startScripts(page)
  await page.route('**/newsletter', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionrefused') : route.continue(),
  )
  await page.getByLabel('Email address').fill(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'We got no answer' })).toBeFocused()
  await expect(page.getByLabel('Email address')).toHaveValue(reader)

  await page.unroute('**/newsletter')
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page).toHaveURL(/check-inbox/)
  await world.mail(reader, /confirm/i)
})

test('what is typed while an answer is pending stays', async ({ page, world }) => {
  const reader = world.newReader('newer')
  const delay = (pattern: string) =>
    page.route(pattern, async (route) => {
      if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 1_000))
      await route.continue()
    })
  await page.goto('/newsletter')
  await startScripts(page)
  await delay('**/newsletter')
  const email = page.getByLabel('Email address')
  await email.fill('not an address')
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await email.fill(reader)
  await expect(page.getByRole('alert').first()).toContainText('address')
  await expect(email).toHaveValue(reader)
  await page.getByRole('button', { name: 'Subscribe', exact: true }).click()
  await expect(page).toHaveURL(/check-inbox/)

  await page.goto('/donate')
  const box = page.getByRole('form', { name: 'Donation' })
  await startScripts(page, box)
  let sent = 0
  // The answer comes late, and it is none: then the form is shown again, as after an answer with errors.
  await page.route('**/donate', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent += 1
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return route.abort()
  })
  const onward = box.getByRole('button', { name: 'Continue' })
  await onward.click()
  await box.getByRole('radio', { name: 'Annual' }).check()
  await box.getByRole('radio', { name: '$100' }).and(page.locator(':visible')).check()
  await box.getByLabel('Add $').check()
  await expect(box.getByRole('alert').first()).toContainText('We got no answer')
  await expect(box.getByRole('radio', { name: 'Annual' })).toBeChecked()
  await expect(onward).toHaveText('Continue: $103.30 every year')

  // What is plainly wrong does not travel.
  await box.getByLabel('Other amount').fill('ten')
  await onward.click()
  await expect(box.getByRole('alert').first()).toContainText('Enter the amount in figures')
  expect(sent).toBe(1)
})
