import type { Page } from '@playwright/test'
import { ZipFile } from 'yazl'
import { otherBrowser } from './steps/desk'
import { comingDraft, press, writeEdition } from './steps/edition'
import { approve, audienceOf, letFridayCome, recipients, said } from './steps/edition-journey'
import { signInAs } from './seed/sessions'
import { expect, test, type World } from './world'

// A mover's list from Mailchimp with every standing it knows: preview, decision, Friday, undo.

const people = ['in', 'left', 'cleaned', 'never', 'stays', 'lapsed'] as const
type Person = (typeof people)[number]

function addressesOf(world: World): Record<Person, string> {
  return Object.fromEntries(people.map((name) => [name, world.newReader(`mc-${name}`)])) as Record<
    Person,
    string
  >
}

/** What Mailchimp exports: a file for each standing, in one ZIP. */
function zipOf({ in: one, left, cleaned, never, stays }: Record<Person, string>): Promise<Buffer> {
  const head = 'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME'
  const row = (email: string) => `${email},Anna,Berg,2,2021-05-04 10:22:33,2021-05-04 10:23:01`
  const zip = new ZipFile()
  const add = (name: string, ...lines: string[]) => zip.addBuffer(Buffer.from(`${lines.join('\n')}\n`), name)
  add(
    'subscribed_email_audience_export_1.csv',
    `${head},TAGS`,
    `${row(one)},"""Riga"",""door"""`,
    `${row(stays)},`,
  )
  add('unsubscribed_email_audience_export_1.csv', `${head},UNSUB_TIME`, `${row(left)},2023-01-02 09:00:00`)
  add('cleaned_email_audience_export_1.csv', `${head},CLEAN_TIME`, `${row(cleaned)},2023-01-02 09:00:00`)
  add('nonsubscribed_email_audience_export_1.csv', head, `${never},,,2,,`)
  zip.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks)))
    zip.outputStream.on('error', reject)
  })
}

async function upload(page: Page, file: { name: string; buffer: Buffer }): Promise<void> {
  await page.goto('/staff/subscribers/imports')
  await page.getByLabel('Where these people agreed').fill('The form of our old site')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ ...file, mimeType: 'application/octet-stream' })
  await page.getByRole('button', { name: 'Show a preview' }).click()
}

const countOf = (page: Page, what: RegExp) => page.getByRole('row', { name: what }).getByRole('cell').first()

async function importNow(page: Page): Promise<void> {
  await page.getByLabel(/agreed to get it by email/).check()
  await page.getByRole('button', { name: /^Import \d/ }).click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
}

async function sendEdition(page: Page, world: World, javaScriptEnabled: boolean) {
  const number = await comingDraft(world)
  await signInAs(page, world, 'approver')
  const subject = await writeEdition(page, number)
  await press(page, 'Submit for approval')
  await expect(said(page)).toContainText('Submitted')
  const theirs = await otherBrowser(page, world, javaScriptEnabled)
  await signInAs(theirs, world, 'approver')
  await approve(theirs, number, subject)
  await theirs.context().close()
  await letFridayCome(world, number)
  return { number, mailed: recipients(await world.mailsAbout(subject)) }
}

test('a list from Mailchimp is imported, and on Friday nobody is mailed who should not be', async ({
  page,
  world,
  javaScriptEnabled,
}) => {
  test.setTimeout(240_000)
  const addresses = addressesOf(world)
  await signInAs(page, world, 'administrator')
  await upload(page, { name: 'audience_export.zip', buffer: await zipOf(addresses) })
  await expect(page.getByRole('main')).toContainText('Recognised as an export of Mailchimp')
  await expect(countOf(page, /^Will receive the newsletter/)).toHaveText('2')
  await expect(countOf(page, /^Will be recorded as unsubscribed/)).toHaveText('1')
  await expect(countOf(page, /^Will be recorded as suppressed/)).toHaveText('1')
  await expect(countOf(page, /^Never agreed/)).toHaveText('1')
  const stored = await world.query('select from subscribers where email = $1', [addresses.in])
  expect(stored).toEqual([])
  await importNow(page)

  const { number, mailed } = await sendEdition(page, world, javaScriptEnabled)
  expect(mailed).toEqual(await audienceOf(world, number))
  expect(mailed).toEqual(expect.arrayContaining([addresses.in, addresses.stays]))
  for (const name of ['left', 'cleaned', 'never'] as const) expect(mailed).not.toContain(addresses[name])
})

test(
  'a question stops the import until somebody answers it, and an import can be undone',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const addresses = addressesOf(world)
    const list = `Адрес;Статус\n${addresses.in};active\n${addresses.lapsed};vip-lapsed\n`
    await signInAs(page, world, 'administrator')
    await page.setViewportSize({ width: 390, height: 844 })
    await upload(page, { name: 'list.csv', buffer: Buffer.from(list) })
    await expect(page.getByRole('main')).toContainText('Needs your answer')
    await expect(page.getByRole('button', { name: /^Import/ })).toHaveCount(0)
    await page.getByLabel(/vip-lapsed/).selectOption('Unsubscribed')
    await page.getByRole('button', { name: 'Read the file this way' }).click()
    await expect(countOf(page, /^Will receive the newsletter/)).toHaveText('1')
    await expect(countOf(page, /^Will be recorded as unsubscribed/)).toHaveText('1')

    await page.getByRole('button', { name: /^Import \d/ }).click()
    await expect(page.getByRole('alert').first()).toContainText('Tick the box')
    await importNow(page)
    await expect(page.getByRole('main')).toContainText('2 people would be removed again')
    await page.getByLabel('Yes, undo this import').check()
    await page.getByRole('button', { name: 'Undo it' }).click()
    await expect(page.getByRole('status')).toContainText('The import is undone: 2 people removed')
    const left = await world.query('select from subscribers where email = any($1)', [
      Object.values(addresses),
    ])
    expect(left).toEqual([])
  },
)
