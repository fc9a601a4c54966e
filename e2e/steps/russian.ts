import type { Page } from '@playwright/test'
import { findEnglish } from '../../testing/find-english'
import { textsOfMail } from '../../testing/texts-of-mail'
import { expectRussian } from '../states/checks/expect-russian'
import { expect, type CaughtMail, type World } from '../world'
import { goodCard, payWith } from './checkout'

// What a reader in Russian does and sees: the names of the fields, and that no page or mail falls back into English.

export const emailField = 'Адрес электронной почты'

export const press = (page: Page, button: string) =>
  page.getByRole('main').getByRole('button', { name: button, exact: true }).click()

export const said = (page: Page) => page.getByRole('status').first()

/** Waits for a heading. The page around it has no English, in its title neither, and no link that leads back to English. */
export async function expectRussianPage(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect(page).toHaveTitle(/[а-яё]{3}/i)
  await expectRussian(page)
  expect(await page.evaluate(readEnglishLinks), 'what leads back to English').toEqual([])
}

/** In the page: links to pages of ours in English, but the one that switches the language. */
function readEnglishLinks(): string[] {
  return [...document.links]
    .map(({ href }) => new URL(href))
    .filter(({ origin }) => origin === location.origin)
    .filter(({ pathname, searchParams }) => !/^\/ru(\/|$)/.test(pathname) && !searchParams.has('language'))
    .filter(({ pathname }) => !/\.\w+$/.test(pathname))
    .map(String)
}

/** Waits for a mail whose whole subject matches. It has no English that is not marked as such, and leads to pages in Russian alone. */
export async function russianMail(world: World, address: string, subject: RegExp): Promise<CaughtMail> {
  const mail = await world.mail(address, new RegExp(subject.source, 'm'))
  expect(findEnglish(textsOfMail(mail)), mail.subject).toEqual([])
  const { site } = world.addresses
  const ours = (mail.text.match(/https?:\/\/[^\s<>]+/g) ?? []).filter((url) => url.startsWith(site))
  expect(ours, mail.subject).not.toEqual([])
  expect(ours.filter((url) => !/^\/ru(\/|$)/.test(new URL(url).pathname))).toEqual([])
  return mail
}

/** "27 ноября 2026 года", made without the product. */
export function dayInRussian(at: Date): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' } as const
  return new Intl.DateTimeFormat('ru', style).format(at).replace(/\sг\.$/, ' года')
}

/** Pays for a donation on Russian pages, up to the thanks. Returns the address that was typed on the payment page. */
export async function giveInRussian(page: Page, world: World, query: string): Promise<string> {
  const donor = world.newReader('russian-donor')
  await page.goto(`/ru/donate?${query}`)
  await page.getByRole('button', { name: /^Продолжить/ }).click()
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/\/ru\/donate\/thank-you$/)
  return donor
}
