import type { Page } from '@playwright/test'
import { isRussianOffered } from '../testing/offered-languages'
import { modelArticle } from './states/states'
import { goodCard, payWith } from './steps/checkout'
import { openStripe } from './steps/stripe'
import { expect, linkIn, startScripts, test } from './world'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const switchTo = (page: Page, language: 'English' | 'Русский') =>
  page.getByRole('link', { name: language, exact: true }).first()

test.describe('in Russian', () => {
  test.skip(!isRussianOffered, 'The publication offers no Russian (lib/publication.ts)')

  test(
    'a reader chooses Russian, subscribes, confirms from a Russian email, and goes back to English',
    { tag: '@noscript' },
    async ({ page, world }) => {
      const reader = world.newReader('russian')
      await page.goto('/newsletter')
      await switchTo(page, 'Русский').click()
      await expect(page).toHaveURL(/\/ru\/newsletter$/)
      await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
      await page.getByLabel('Адрес электронной почты').fill(reader)
      await page.getByRole('button', { name: 'Подписаться', exact: true }).click()
      await expect(page).toHaveURL(/\/ru\/newsletter\/check-inbox/)
      await expect(heading(page)).toContainText('проверьте почту')

      const link = linkIn(await world.mail(reader, /^Подтвердите подписку/), '/ru/newsletter/confirm')
      await page.goto(link)
      await page.getByRole('button', { name: 'Подтвердить подписку' }).click()
      await expect(heading(page)).toHaveText('Вы подписаны')
      await expect(page).toHaveURL(/\/ru\/newsletter\/confirm/)
      await world.mail(reader, /Добро пожаловать/)

      // The choice is kept: an address without a language leads to the Russian page, until English is chosen.
      await page.goto('/newsletter')
      await expect(page).toHaveURL(/\/ru\/newsletter$/)
      await switchTo(page, 'English').click()
      await expect(page).toHaveURL(/\/newsletter$/)
      await expect(page).not.toHaveURL(/\/ru\//)
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await page.goto('/')
      await expect(page).not.toHaveURL(/\/ru/)
    },
  )

  test(
    'a donor who reads in Russian pays on a Russian page and gets a Russian receipt',
    { tag: '@noscript' },
    async ({ page, world }) => {
      const donor = world.newReader('russian-donor')
      await page.goto('/ru/donate?frequency=monthly&currency=USD&amount=5')
      await page.getByRole('button', { name: /^Продолжить/ }).click()
      await expect(page.getByLabel('Card number')).toBeVisible()
      const [started] = await world.query<{ session: string; language: string }>(
        `select checkout_session_id as session, language::text from donations
          where checkout_session_id is not null order by created_at desc, id desc limit 1`,
      )
      expect(started?.language).toBe('ru')
      const stripe = openStripe(world.addresses.stripeUrl)
      expect(await stripe.checkout.sessions.retrieve(started?.session ?? '')).toMatchObject({ locale: 'ru' })

      await payWith(page, { card: goodCard, email: donor })
      await expect(page).toHaveURL(/\/ru\/donate\/thank-you$/)
      await expect(heading(page)).toContainText('Спасибо')
      const receipt = await world.mail(donor, /^Спасибо/)
      expect(receipt.text).toContain(`${world.addresses.site}/ru/`)
    },
  )

  test('a page in Russian gives its reader the Russian of its forms', async ({ page }) => {
    await page.goto('/ru/newsletter')
    expect(sentencesIn(await readScripts(page))).not.toEqual([])
  })
})

test('the scripts of an English page hold no Russian', async ({ page }) => {
  await page.goto(modelArticle)
  expect(sentencesIn(await readScripts(page))).toEqual([])
})

/** Touches the first form, and reads every script that loads for it. */
async function readScripts(page: Page): Promise<string[]> {
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await startScripts(page)
  await page.waitForLoadState('networkidle')
  expect(scripts.length).toBeGreaterThan(2)
  return Promise.all(scripts)
}

/**
 * Russian text from a capital letter on: the name of the language alone is in the link to it, and the words by which the
 * box reads an amount ("5 долларов") are in small letters.
 */
function sentencesIn(scripts: string[]): string[] {
  const escaped = /\\u([\da-f]{4})/gi
  return scripts.flatMap((script) => {
    const text = script.replace(escaped, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    return text.match(/[А-ЯЁ][а-яё]+,? [а-яё]+[^"'<]{0,60}/g) ?? []
  })
}
