import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { signInAs } from './seed/sessions'
import { expect, test, type World } from './world'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** A file as a spreadsheet writes it, with some lines that must be rejected. */
function fileFor(...addresses: string[]) {
  const lines = [
    'Email,Confirmed_at',
    ...addresses.map((email) => `${email},2024-03-05`),
    'nobody,',
    `${addresses[0]},`,
  ]
  return { name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) }
}

async function bringIn(page: Page, file: ReturnType<typeof fileFor>): Promise<void> {
  await page.goto('/staff/subscribers/imports')
  await page.getByLabel('Where these people agreed').fill('The reader evening in Riga')
  await page.getByLabel(/^Each of these people agreed/).check()
  await page.getByLabel(/^CSV file/).setInputFiles(file)
  await page.getByRole('button', { name: 'Import them' }).click()
}

async function open(page: Page, email: string): Promise<void> {
  await page.goto('/staff')
  await page.getByRole('link', { name: 'Subscribers', exact: true }).click()
  await page.getByLabel('Find').fill(email)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { name: 'One subscriber' })).toBeVisible()
  await page.getByRole('table').getByRole('link').first().click()
  await expect(heading(page)).toHaveText(email)
}

async function idOf(world: World, email: string): Promise<string> {
  const [row] = await world.query<{ id: string }>('select id::text from subscribers where email = $1', [
    email,
  ])
  return row?.id ?? ''
}

test(
  'an administrator imports readers, reads the report, finds one of them and suppresses the address',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const [one, other] = [world.newReader('fair'), world.newReader('fair')]
    await signInAs(page, world, 'administrator')
    await bringIn(page, fileFor(one, other))
    await expect(page.getByRole('status')).toContainText('2 subscribers added; 2 lines rejected')
    await expect(page.getByRole('row', { name: /^4 nobody/ })).toContainText('not an email address')
    await expect(page.getByRole('row', { name: /^5 / })).toContainText('appears earlier in the file')

    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'All of them as CSV' }).click(),
    ])
    expect(readFileSync(await report.path(), 'utf8')).toContain('4,nobody,This is not an email address.')

    await open(page, one)
    await expect(page.getByRole('row', { name: /imported from a file/ })).toContainText(
      'The reader evening in Riga',
    )
    await page.getByText('Suppress this address', { exact: true }).click()
    await page.getByLabel('Yes, suppress this address').check()
    await page.getByRole('button', { name: 'Suppress it' }).click()
    await expect(page.getByRole('status')).toContainText('is suppressed')
    await expect(page.getByRole('main')).toContainText('Subscribed, suppressed')

    await bringIn(page, fileFor(one, other))
    await expect(page.getByRole('row', { name: new RegExp(one) }).first()).toContainText('Suppressed')

    await open(page, one)
    await page.getByText('Remove the suppression', { exact: true }).click()
    await page.getByLabel('Why it was a mistake').fill('Another reader of that name')
    await page.getByRole('button', { name: 'Remove it' }).click()
    await expect(page.getByRole('main')).toContainText('Removed a suppression: Another reader of that name')
    await expect(page.getByRole('main')).toContainText('Not confirmed yet')

    const subject = `subscriber:${await idOf(world, one)}`
    const entries = await world.query('select action from audit_entries where subject = $1 order by id', [
      subject,
    ])
    expect(entries).toEqual([{ action: 'subscribers.suppress' }, { action: 'subscribers.unsuppress' }])
  },
)

test('an administrator exports a list, and gives one reader their data', async ({ page, world }) => {
  const reader = world.newReader('fair')
  await signInAs(page, world, 'administrator')
  await bringIn(page, fileFor(reader))
  await open(page, reader)
  await page.getByText('Give the reader their data', { exact: true }).click()
  const [data] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the file' }).click(),
  ])
  expect(JSON.parse(readFileSync(await data.path(), 'utf8'))).toMatchObject({
    email: reader,
    state: 'confirmed',
    consents: [{ kind: 'imported', source: 'The reader evening in Riga' }],
  })

  await page.goto(`/staff/subscribers?q=${encodeURIComponent(reader)}`)
  const [list] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ])
  expect(readFileSync(await list.path(), 'utf8')).toMatch(
    new RegExp(`\n${reader},confirmed,.*The reader evening in Riga`),
  )

  await open(page, reader)
  await page.getByText('Erase this reader', { exact: true }).click()
  await page.getByLabel('Yes, erase this reader for good').check()
  await page.getByRole('button', { name: 'Erase', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('has been erased')
  expect(await idOf(world, reader)).toBe('')
})

test(
  'a file without consent or without its column imports nobody, and what was typed stays',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await signInAs(page, world, 'administrator')
    await page.goto('/staff/subscribers/imports')
    // A browser stops this form itself, but our server must not rely on that.
    await page.getByRole('form', { name: 'Import subscribers' }).evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
    await page.getByLabel('Where these people agreed').fill('The fair')
    await page.getByLabel(/^CSV file/).setInputFiles(fileFor(world.newReader('fair')))
    await page.getByRole('button', { name: 'Import them' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Tick the box if each of these people agreed')
    await expect(page.getByLabel('Where these people agreed')).toHaveValue('The fair')

    await bringIn(page, { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nAnna\n') })
    await expect(page.getByRole('main')).toContainText('has no column named “email”')
  },
)

test('an approver can look readers up, but cannot import any', async ({ page, world }) => {
  await signInAs(page, world, 'approver')
  await page.goto('/staff/subscribers')
  await expect(heading(page)).toHaveText('Subscribers')
  await expect(page.getByRole('link', { name: /Import subscribers/ })).toHaveCount(0)
  expect((await page.goto('/staff/subscribers/imports'))?.status()).toBe(403)
  const headers = { origin: new URL(page.url()).origin }
  const multipart = { source: 'x', agreed: 'yes', file: fileFor(world.newReader('fair')) }
  const imported = await page.request.post('/staff/subscribers/imports/file', { headers, multipart })
  expect(imported.status()).toBe(403)
  const exported = await page.request.post('/staff/subscribers/export', { headers, form: { state: '' } })
  expect(exported.status()).toBe(403)
})
