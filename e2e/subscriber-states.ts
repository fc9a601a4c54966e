import type { Page } from '@playwright/test'
import { signInAtDesk } from './desk'
import type { State } from './state'
import { expect, type World } from './world'

/** A file of readers that an administrator brings in, some of its lines not to be taken; opens its report. */
async function bringIn(page: Page, world: World): Promise<string> {
  const email = world.newReader('state')
  await signInAtDesk(page, world, 'administrator')
  await page.goto('/staff/subscribers/imports')
  await page.getByLabel('Where these people agreed').fill('The reader evening in Riga, at the door')
  await page.getByLabel(/^Each of these people agreed/).check()
  const buffer = Buffer.from(`email\n${email}\nnobody\n${email}\nsomebody@\n`)
  await page.getByLabel(/^CSV file/).setInputFiles({ name: 'riga.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Bring them in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('riga.csv')
  return email
}

async function openReport(page: Page, world: World): Promise<void> {
  await bringIn(page, world)
}

async function openReader(page: Page, world: World): Promise<void> {
  const email = await bringIn(page, world)
  await page.goto(`/staff/subscribers?q=${email}`)
  await page.getByRole('link', { name: email }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(email)
}

const asApprover = (name: string, path: string): State => ({
  name,
  async open(page, world) {
    await signInAtDesk(page, world, 'approver')
    await page.goto(path)
  },
})

/** The room Subscribers. */
export const subscriberStates: State[] = [
  {
    name: 'desk-subscribers',
    async open(page, world) {
      await bringIn(page, world)
      await page.goto('/staff/subscribers')
    },
  },
  asApprover('desk-subscribers-none', '/staff/subscribers?q=nobody-at-all'),
  asApprover('desk-subscribers-errors', '/staff/subscribers?from=yesterday'),
  asApprover('desk-subscriber-unknown', '/staff/subscribers/none'),
  { name: 'desk-subscriber', open: openReader },
  {
    name: 'desk-subscriber-errors',
    async open(page, world) {
      await openReader(page, world)
      await page.getByText('Bar this address', { exact: true }).click()
      await page.getByRole('button', { name: 'Bar it' }).click()
      await expect(page.getByRole('alert').first()).toContainText('Tick that you are sure')
    },
  },
  { name: 'desk-import', open: openReport },
  {
    name: 'desk-imports',
    async open(page, world) {
      await bringIn(page, world)
      await page.goto('/staff/subscribers/imports')
    },
  },
  {
    name: 'desk-imports-errors',
    async open(page, world) {
      await bringIn(page, world)
      await page.goto('/staff/subscribers/imports?problem=fields')
    },
  },
]
