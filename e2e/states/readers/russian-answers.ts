import type { Page } from '@playwright/test'
import { manageLink, seedDonation, startHere } from '../../seed/donations'
import { preferencesLink, seedSubscriber } from '../../seed/subscribers'
import { openRow } from '../../steps/preferences'
import { emailField as email, press } from '../../steps/russian'
import { expect, type World } from '../../world'
import { withoutProof } from '../donors/proof-states'
import type { State } from '../state'
import { modelArticle } from './reader-states'

const wrong = 'reader at example'

async function enterAddress(page: Page, path: string, { typed, button }: { typed: string; button: string }) {
  await page.goto(path)
  await page.getByLabel(email).fill(typed)
  await press(page, button)
}

async function enterAmount(page: Page, amount: string): Promise<void> {
  await page.goto('/ru/donate')
  await page.getByRole('radio', { name: 'Один раз' }).check()
  await page.getByLabel('Другая сумма').fill(amount)
  await page.getByRole('button', { name: /^Продолжить/ }).click()
}

async function openWithoutProof(page: Page, world: World, hasWorkers: boolean): Promise<void> {
  await withoutProof(page, world, { hasWorkers })
  await page.goto('/ru/donate?frequency=monthly&amount=10')
  await page.getByRole('button', { name: /^Продолжить/ }).click()
}

async function askForCode(page: Page, typed: string): Promise<void> {
  await enterAddress(page, '/ru/sign-in', { typed, button: 'Прислать ссылку и код' })
}

const expectAlert = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('alert').first()).toContainText(text)
const expectSuggestion = (page: Page) => expect(page.getByText('Вы имели в виду')).toBeVisible()
const mistyped = (world: World) => world.newReader('typo').replace('example.org', 'gmaill.com')

/** By the name of the state in English. */
const steps: Record<string, (page: Page, world: World) => Promise<void>> = {
  async 'article-copy-link'(page) {
    await page.goto(`/ru${modelArticle}`)
    await page.locator('summary').filter({ hasText: 'Скопировать ссылку' }).click()
    await page.getByRole('button', { name: 'Скопировать', exact: true }).click()
    await expect(page.getByText(/^Скопировано\.|Он выделен/)).toBeVisible()
  },
  async 'newsletter-errors'(page) {
    await enterAddress(page, '/ru/newsletter', { typed: wrong, button: 'Подписаться' })
    await expectAlert(page, 'name@example.com')
  },
  async 'newsletter-typo'(page, world) {
    await enterAddress(page, '/ru/newsletter', { typed: mistyped(world), button: 'Подписаться' })
    await expectSuggestion(page)
  },
  async 'preferences-errors'(page, world) {
    await page.goto(`/ru${preferencesLink(await seedSubscriber(world, { state: 'confirmed' }))}`)
    await openRow(page, 'Другой адрес')
    await page.getByLabel('Новый адрес электронной почты').fill(wrong)
    await press(page, 'Написать на оба адреса')
    await expectAlert(page, 'name@example.com')
  },
  async 'remind-me-errors'(page) {
    await page.goto('/ru/remind-me')
    await page.getByLabel(email).fill(wrong)
    await page.getByRole('radio', { name: /другая дата/i }).check()
    await press(page, 'Напомнить')
    await expectAlert(page, 'name@example.com')
  },
  async 'remind-me-typo'(page, world) {
    await enterAddress(page, '/ru/remind-me', { typed: mistyped(world), button: 'Напомнить' })
    await expectSuggestion(page)
  },
  async 'article-reminder-in-place'(page) {
    await page.goto(`/ru${modelArticle}`)
    await page.getByText('Напомнить через месяц').click()
    await page.getByLabel('Ваш адрес для напоминания').fill(wrong)
    await press(page, 'Напомнить')
    await expectAlert(page, 'name@example.com')
  },
  async 'donate-errors'(page) {
    await enterAmount(page, '1.000')
    await expectAlert(page, /1\s\$ или 1\s000\s\$/)
  },
  async 'donate-other-currency'(page) {
    await enterAmount(page, '€5')
    await expectAlert(page, 'евро')
  },
  async 'donate-proof'(page, world) {
    await openWithoutProof(page, world, true)
    await expect(page.getByRole('progressbar')).toBeVisible()
  },
  async 'donate-by-mail'(page, world) {
    await openWithoutProof(page, world, false)
    await expect(page.getByRole('button', { name: 'Прислать ссылку' })).toBeVisible()
  },
  async 'donate-by-mail-errors'(page, world) {
    await openWithoutProof(page, world, false)
    await page.getByRole('form', { name: 'Пожертвование' }).getByLabel(email).fill(wrong)
    await press(page, 'Прислать ссылку')
    await expectAlert(page, 'name@example.com')
  },
  async 'donation-errors'(page, world) {
    await page.goto(`/ru${manageLink(await seedDonation(world))}`)
    await openRow(page, 'Жертвовать другую сумму')
    await page.getByLabel('Новая сумма').fill('1')
    await press(page, 'Изменить сумму')
    await expectAlert(page, /2\s\$ или больше/)
  },
  async 'donate-again'(page, world) {
    await startHere(page, world, await seedDonation(world))
    await page.goto('/ru/donate?frequency=monthly&currency=USD&amount=10')
    await page.getByRole('button', { name: /^Продолжить/ }).click()
    await expectAlert(page, 'Вы уже жертвуете')
  },
  async 'sign-in-errors'(page) {
    await askForCode(page, wrong)
    await expectAlert(page, 'name@example.com')
  },
  async 'sign-in-code-errors'(page, world) {
    await askForCode(page, world.newReader('state'))
    await page.getByLabel('Код из письма').fill('1234')
    await press(page, 'Войти')
    await expectAlert(page, 'восемь цифр')
  },
}

/** What only the answer of a form shows, in Russian: the steps of its reader with the words of the Russian pages. */
export const russianAnswers: State[] = Object.entries(steps).map(([name, open]) => ({
  name: `russian-${name}`,
  language: 'ru',
  open,
}))
