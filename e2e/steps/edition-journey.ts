import type { Page } from '@playwright/test'
import { hourOf, stateOf } from './edition'
import { subscribe } from '../states/states'
import { expect, linkIn, type CaughtMail, type World } from '../world'

export const main = (page: Page) => page.getByRole('main')
export const said = (page: Page) => page.getByRole('status')
/** An edition at the desk. Its frame runs no scripts, like readers' mail programs. */
export const edition = (page: Page) =>
  page
    .getByTitle(/as mailed$/)
    .filter({ visible: true })
    .contentFrame()
export const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true })

export async function confirmed(page: Page, world: World, name: string): Promise<string> {
  const reader = world.newReader(name)
  await subscribe(page, reader)
  await page.goto(linkIn(await world.mail(reader, /confirm/i), '/newsletter/confirm'))
  await page.getByRole('button', { name: 'Confirm subscription' }).click()
  await world.mail(reader, /welcome/i)
  return reader
}

/** Everybody who should get an edition, from any journey. A pause that ends after its day keeps a reader out. */
export async function audienceOf(world: World, number: number): Promise<string[]> {
  const rows = await world.query<{ email: string }>(
    `select email from subscribers, editions where number = $1 and subscribers.state = 'confirmed' and suppressed_at is null
        and (paused_until is null or paused_until <= due_on)`,
    [number],
  )
  return rows.map(({ email }) => email).sort()
}

/** Moves the clock to the edition's hour, and waits until every mail has an outcome. */
export async function letFridayCome(world: World, number: number): Promise<void> {
  await world.moveClock(new Date((await hourOf(world, number)).getTime() + 1000))
  await expect.poll(() => stateOf(world, number), { timeout: 240_000 }).toBe('sent')
  await world.settle()
}

export const recipients = (mails: CaughtMail[]) =>
  mails.flatMap(({ to }) => to.map(({ address }) => address)).sort()

/** A second person opens the submitted edition, reads it, and approves it. */
export async function approve(page: Page, number: number, subject: string): Promise<void> {
  await page.goto(`/staff/newsletter/${number}`)
  await expect(edition(page).getByRole('heading', { level: 1 })).toHaveText(subject)
  await button(page, 'Approve').click()
  await expect(said(page)).toContainText('Approved')
}
