import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { seedTagged } from './seed/selections'
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

async function upload(page: Page, file: ReturnType<typeof fileFor>): Promise<void> {
  await page.goto('/staff/subscribers/imports')
  await page.getByLabel('Where these people agreed').fill('The reader evening in Riga')
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Show a preview' }).click()
}

/** Uploads a file, waits for its preview and imports it. */
async function bringIn(page: Page, file: ReturnType<typeof fileFor>): Promise<void> {
  await upload(page, file)
  await expect(page.getByRole('heading', { name: 'What would happen' })).toBeVisible()
  const agreed = page.getByLabel(/agreed to get it by email/)
  if ((await agreed.count()) > 0) await agreed.check()
  await page.getByRole('button', { name: /^Import \d/ }).click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
}

const countOf = (page: Page, what: string) =>
  page.getByRole('row', { name: new RegExp(`^${what}`) }).getByRole('cell')

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

test('an administrator imports readers, reads the report, finds one of them and suppresses the address', async ({
  page,
  world,
}) => {
  const [one, other] = [world.newReader('fair'), world.newReader('fair')]
  await signInAs(page, world, 'administrator')
  await bringIn(page, fileFor(one, other))
  await expect(countOf(page, 'Receive the newsletter')).toHaveText('2')
  await expect(countOf(page, 'Rejected rows')).toHaveText('2')
  await expect(page.getByRole('row', { name: /^4 nobody/ })).toContainText('not an email address')
  await expect(page.getByRole('row', { name: /^5 / })).toContainText('in the file more than once')

  const [report] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All of them as CSV' }).click(),
  ])
  expect(readFileSync(await report.path(), 'utf8')).toContain(',4,nobody,This is not an email address.')

  await open(page, one)
  await expect(page.getByRole('row', { name: /imported from a file/ })).toContainText(
    'The reader evening in Riga',
  )
  await page.getByText('Suppress this address', { exact: true }).click()
  await page.getByLabel('Yes, suppress this address').check()
  await page.getByRole('button', { name: 'Suppress it' }).click()
  await expect(page.getByRole('status')).toContainText('is suppressed')
  await expect(page.getByRole('main')).toContainText('Subscribed, suppressed')

  // Nobody in the file is new: there is nothing to import.
  await upload(page, fileFor(one, other))
  await expect(countOf(page, 'Suppressed here')).toHaveText('1')
  await expect(countOf(page, 'Already here')).toHaveText('1')
  await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Discard this list' }).click()
  await expect(page.getByRole('status')).toContainText('discarded')

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
})

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
  'a file without a source is not taken, and one that cannot be read is explained',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await signInAs(page, world, 'administrator')
    await page.goto('/staff/subscribers/imports')
    // A browser stops this form itself, but our server must not rely on that.
    await page.getByRole('form', { name: 'Upload a list' }).evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
    await page.getByLabel('File', { exact: true }).setInputFiles(fileFor(world.newReader('fair')))
    await page.getByRole('button', { name: 'Show a preview' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Say where these people agreed')

    await upload(page, { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
    await expect(page.getByRole('status')).toContainText('The file is empty')
  },
)

test(
  'staff add one subscriber, tag them, find them by the tag and unsubscribe them on request',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('by-hand')
    await signInAs(page, world, 'administrator')
    await page.goto('/staff/subscribers/new')
    await page.getByLabel('Email address').fill(reader)
    await page.getByLabel('They have agreed').check()
    await page.getByRole('button', { name: 'Add this subscriber' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Say how they agreed')
    await page.getByLabel('How they agreed, or who').fill('By phone')
    await page.getByRole('button', { name: 'Add this subscriber' }).click()
    await expect(page.getByRole('status')).toContainText('They get the next edition')

    const tag = `tag-${reader.slice(0, 20)}`
    await page.goto(`/staff/subscribers?q=${reader.slice(3)}`)
    await page.getByLabel(`Select ${reader}`).check()
    await page.getByLabel('With the ticked subscribers').selectOption('Add a tag')
    await page.getByLabel('Tag', { exact: true }).last().fill(tag)
    await page.getByRole('button', { name: 'Do it' }).click()
    await expect(page.getByRole('status')).toContainText('One subscriber got the tag')

    await page.goto(`/staff/subscribers?tag=${tag}`)
    await expect(page.getByRole('heading', { name: 'One subscriber' })).toBeVisible()
    await page.getByLabel(`Select ${reader}`).check()
    await page.getByLabel('With the ticked subscribers').selectOption('Unsubscribe, on their request')
    await page.getByRole('button', { name: 'Do it' }).click()
    await expect(page.getByRole('alert').first()).toContainText('the reason')
    await page.getByLabel(`Select ${reader}`).check()
    await page.getByLabel('With the ticked subscribers').selectOption('Unsubscribe, on their request')
    await page.getByLabel('Reason').fill('Wrote to us')
    await page.getByRole('button', { name: 'Do it' }).click()
    await expect(page.getByRole('table')).toContainText('Unsubscribed')
  },
)

test(
  'staff unsubscribe all who match a search, after they have seen how many',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const [tag = ''] = world.newReader('many').split('@')
    await seedTagged(world, tag, 53)
    await signInAs(page, world, 'administrator')
    await page.goto(`/staff/subscribers?tag=${tag}`)
    const everybody = page.getByLabel(/Select all 53 subscribers that match/)
    await expect(everybody).toBeHidden()
    await page.getByLabel('Select all 50 on this page').check()
    await everybody.check()
    await page.getByLabel('With the ticked subscribers').selectOption('Unsubscribe, on their request')
    await page.getByLabel('Reason').fill('They asked together')
    await page.getByRole('button', { name: 'Do it' }).click()
    await expect(heading(page)).toHaveText('Unsubscribe 53 subscribers?')
    await page.getByRole('button', { name: 'Unsubscribe 53 subscribers' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Tick that you are sure')
    await page.getByLabel('Yes, I am sure').check()
    await page.getByRole('button', { name: 'Unsubscribe 53 subscribers' }).click()
    await expect(page.getByRole('status')).toContainText('53 subscribers unsubscribed.')
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await expect(page.getByRole('table')).toContainText('Unsubscribed')
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
