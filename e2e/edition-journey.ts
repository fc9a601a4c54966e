import type { Page } from '@playwright/test'
import { hourOf, stateOf } from './edition'
import { subscribe } from './states'
import { expect, linkIn, type CaughtMail, type World } from './world'

export const main = (page: Page) => page.getByRole('main')
export const said = (page: Page) => page.getByRole('status')
/** A letter at the desk; its frame lets no script run, which is how its readers' programs show it. */
export const letter = (page: Page) =>
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

/** Everybody whom an edition is for, from whichever journey: a pause that ends after its day keeps it back. */
export async function audienceOf(world: World, number: number): Promise<string[]> {
  const rows = await world.query<{ email: string }>(
    `select email from subscribers, editions where number = $1 and subscribers.state = 'confirmed' and suppressed_at is null
        and (paused_until is null or paused_until <= due_on)`,
    [number],
  )
  return rows.map(({ email }) => email).sort()
}

/** Friday comes: the clock reaches the edition's hour, and we wait until its books are closed. */
export async function letFridayCome(world: World, number: number): Promise<void> {
  await world.moveClock(new Date((await hourOf(world, number)).getTime() + 1000))
  await expect.poll(() => stateOf(world, number), { timeout: 90_000 }).toBe('sent')
  await world.settle()
}

export const recipients = (mails: CaughtMail[]) =>
  mails.flatMap(({ to }) => to.map(({ address }) => address)).sort()

/** A second person opens what was handed in, reads it, and approves. */
export async function approve(page: Page, number: number, subject: string): Promise<void> {
  await page.goto(`/staff/newsletter/${number}`)
  await expect(letter(page).getByRole('heading', { level: 1 })).toHaveText(subject)
  await button(page, 'Approve').click()
  await expect(said(page)).toContainText('Approved')
}
