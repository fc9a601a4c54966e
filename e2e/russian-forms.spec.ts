import type { Page } from '@playwright/test'
import { isRussianOffered } from '../testing/offered-languages'
import { preferencesLink, seedSubscriber } from './seed/subscribers'
import { openRow } from './steps/preferences'
import { dayInRussian, emailField, expectRussianPage, press, russianMail, said } from './steps/russian'
import { codeIn } from './steps/sign-in'
import { expect, linkIn, startScripts, test } from './world'

test.skip(!isRussianOffered, 'The publication offers no Russian (lib/publication.ts)')

const dayMs = 86_400_000
const alert = (page: Page) => page.getByRole('alert').first()
const box = (page: Page) => page.getByRole('form', { name: 'Пожертвование' })
const switchTo = (page: Page, language: 'English' | 'Русский') =>
  page.getByRole('link', { name: language, exact: true }).first().click()

test(
  'in Russian: a reader sets a reminder, gets it on the day, and cancels another one',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const reader = world.newReader('russian-reminder')
    const inTwoDays = new Date((await world.now()).getTime() + 2 * dayMs)
    const day = inTwoDays.toISOString().slice(0, 10)
    const inWords = dayInRussian(new Date(`${day}T12:00:00Z`))
    await page.goto('/ru/donate')
    await box(page).getByLabel('Другая сумма').fill('7')
    await box(page).getByRole('button', { name: 'Напомнить позже' }).click()
    await expect(page).toHaveURL(/\/ru\/remind-me\?.*amount=7/)
    await expectRussianPage(page, 'Напомнить позже')
    await expect(page.getByRole('main')).toContainText('Мы сохраним ваш выбор: 7 $ каждый месяц.')

    const form = page.getByRole('form', { name: 'Напоминание' })
    await form.getByLabel(emailField).fill(reader)
    await form.getByRole('radio', { name: 'другая дата' }).check()
    await press(page, 'Напомнить')
    await expect(alert(page)).toContainText('введите другую')
    await expect(page).toHaveTitle(/^Ошибка: Напомнить позже/)
    await expect(form.getByLabel(emailField)).toHaveValue(reader)
    await form.getByLabel('Другая дата').and(page.locator('[type=date]')).fill(day)
    await press(page, 'Напомнить')
    await expectRussianPage(page, /проверьте почту/i)

    const asked = await russianMail(world, reader, /^Подтвердите напоминание$/)
    expect(asked.text.replace(/\s+/g, ' ')).toContain(
      `напомнить вам ${inWords} о пожертвовании (7 $ каждый месяц) изданию The Moscow Times.`,
    )
    await page.goto(linkIn(asked, '/ru/remind-me/confirm'))
    await expectRussianPage(page, 'Подтвердите напоминание')
    await press(page, 'Подтвердить напоминание')
    await expectRussianPage(page, 'Напоминание установлено')
    await expect(page.getByRole('main')).toContainText(`${inWords} мы пришлём вам одно письмо`)

    await world.moveClock(new Date(`${day}T09:00:00Z`))
    const due = await russianMail(world, reader, /^Напоминание, о котором вы просили$/)
    expect(due.text).toMatch(/Продолжить: 7\s\$ каждый месяц/)
    await page.goto(linkIn(due, '/ru/donate'))
    await expect(box(page).getByRole('radio', { name: 'Каждый месяц' })).toBeChecked()
    await expect(box(page).getByLabel('Другая сумма')).toHaveValue('7')

    // The address is confirmed by now, so another reminder is set at once.
    await page.goto('/ru/remind-me')
    await form.getByLabel(emailField).fill(reader)
    await form.getByRole('radio', { name: /^через 3 месяца/ }).check()
    await press(page, 'Напомнить')
    const set = await russianMail(world, reader, /^Напоминание установлено$/)
    await page.goto(linkIn(set, '/ru/remind-me/cancel'))
    await expectRussianPage(page, 'Отменить напоминание')
    await press(page, 'Отменить напоминание')
    await expectRussianPage(page, 'Напоминание отменено')
  },
)

test(
  'in Russian: a subscriber chooses mails in Russian, pauses, moves to another address, leaves and comes back',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const subscriber = await seedSubscriber(world, { state: 'confirmed' })
    await page.goto(`/ru${preferencesLink(subscriber)}`)
    await expectRussianPage(page, 'Ваша рассылка')
    await press(page, 'Присылать на русском')
    await expect(said(page)).toHaveText(
      'Готово. Теперь наши письма на этот адрес будут приходить на русском.',
    )

    await openRow(page, 'Приостановить на время')
    for (const weeks of ['2 недели', '4 недели', '12 недель'])
      await expect(page.getByText(weeks, { exact: true })).toBeVisible()
    await page.getByRole('radio', { name: '12 недель' }).check()
    await press(page, 'Приостановить рассылку')
    await expect(said(page)).toContainText('выпусков не будет')
    const [paused] = await world.query<{ until: string }>(
      'select paused_until::text as until from subscribers where id = $1',
      [subscriber.id],
    )
    const until = dayInRussian(new Date(`${paused?.until}T12:00:00Z`))
    await expect(said(page)).toHaveText(`Готово. До ${until} выпусков не будет.`)
    await openRow(page, 'Изменить паузу')
    await page.getByRole('radio', { name: 'до выбранной мной даты' }).check()
    await page.getByLabel('С какого дня снова присылать рассылку').fill('2020-01-01')
    await press(page, 'Приостановить рассылку')
    await expect(alert(page)).toContainText(/Выберите .*\sгода или более позднюю дату\./)
    await expect(page).toHaveTitle(/^Ошибка: Ваша рассылка/)
    await press(page, 'Возобновить сейчас')
    await expect(said(page)).toHaveText('Готово. Следующий выпуск придёт как обычно.')

    const moved = world.newReader('russian-moved')
    await openRow(page, 'Другой адрес')
    await page.getByLabel('Новый адрес электронной почты').fill(moved)
    await press(page, 'Написать на оба адреса')
    await expect(said(page)).toContainText('Мы написали на старый и на новый адрес.')
    await expectRussianPage(page, 'Ваша рассылка')
    const toOld = await russianMail(world, subscriber.email, /^Присылать вашу рассылку на другой адрес\?$/)
    const toNew = await russianMail(world, moved, /^Писать вам теперь на этот адрес\?$/)
    await page.goto(linkIn(toOld, '/ru/newsletter/address/old'))
    await press(page, 'Согласиться на смену адреса')
    await expectRussianPage(page, 'Остался один шаг')
    await page.goto(linkIn(toNew, '/ru/newsletter/address/new'))
    await press(page, 'Согласиться на смену адреса')
    await expectRussianPage(page, 'Адрес изменён')
    const here = await russianMail(world, moved, /теперь приходит на этот адрес$/)

    const choices = linkIn(here, '/ru/newsletter/preferences')
    await page.goto(choices)
    await press(page, 'Отписаться')
    await expectRussianPage(page, 'Вы отписались')
    await page.goto(choices)
    await press(page, 'Прислать ссылку')
    await expect(said(page)).toContainText('письмо со ссылкой уже в пути')
    await russianMail(world, moved, /^Подтвердите подписку на The Moscow Times$/)
    await russianMail(world, subscriber.email, /^Теперь рассылка приходит на ваш новый адрес$/)
  },
)

test(
  'in Russian: a wrong amount, another currency and a wrong address are explained, and what was typed stays',
  { tag: '@noscript' },
  async ({ page }) => {
    const other = box(page).getByLabel('Другая сумма')
    const give = () =>
      box(page)
        .getByRole('button', { name: /^Продолжить/ })
        .click()
    await page.goto('/ru/donate')
    await other.fill('€7')
    await give()
    await expect(alert(page)).toContainText('Вы ввели другую валюту: евро. Пожертвовать в EUR?')
    await alert(page).getByRole('link', { name: 'Да, пожертвовать в EUR' }).click()
    await expect(page).toHaveURL(/\/ru\/donate\?currency=EUR/)
    await expect(other).toHaveValue('7')
    for (const [typed, error] of [
      ['1', 'Введите 2 € или больше.'],
      ['5000', 'Введите 1 000 € или меньше.'],
      ['семь', 'Введите сумму цифрами, например 12,50.'],
    ] as const) {
      await other.fill(typed)
      await give()
      await expect(alert(page)).toContainText(error)
      await expect(other).toHaveValue(typed)
    }
    await expect(page).toHaveTitle(/^Ошибка: /)

    await page.goto('/ru/newsletter')
    const email = page.getByLabel(emailField)
    for (const [typed, error] of [
      ['читатель', 'Введите адрес в виде name@example.com.'],
      ['иван@example.org', 'Введите адрес, в котором до знака @ только латинские буквы.'],
      ['reader@gmial.com', 'Вы имели в виду reader@gmail.com?'],
    ] as const) {
      await email.fill(typed)
      await press(page, 'Подписаться')
      await expect(alert(page)).toContainText(error)
      await expect(email).toHaveValue(typed)
    }
    await expectRussianPage(page, /./)
  },
)

test(
  'the language changes in the middle of a journey, and what was chosen and asked for stays',
  { tag: '@noscript' },
  async ({ page, world }) => {
    await page.goto('/donate?frequency=annual&currency=EUR&amount=250')
    await switchTo(page, 'Русский')
    await expect(page).toHaveURL(/\/ru\/donate\?frequency=annual&currency=EUR&amount=250$/)
    await expect(box(page).getByRole('radio', { name: 'Раз в год' })).toBeChecked()
    await expect(box(page).getByRole('radio', { name: '250 €' })).toBeChecked()

    const reader = world.newReader('switching')
    const main = page.getByRole('main')
    await page.goto('/newsletter')
    await page.getByLabel(emailField).fill(reader)
    await press(page, 'Подписаться')
    await expect(main).toContainText(`Мы отправили письмо на ${reader}`)
    await press(page, 'Отправить ещё раз')
    await expect(said(page)).toContainText(`Мы ещё раз отправили письмо на ${reader}`)
    await switchTo(page, 'English')
    await expect(main).toContainText(`We have sent it again to ${reader}`)
    await press(page, 'Send it again')
    await expect.poll(async () => (await world.mailsTo(reader)).length).toBe(3)
    expect((await world.mailsTo(reader)).map(({ subject }) => subject)).toEqual([
      'Подтвердите подписку на The Moscow Times',
      'Подтвердите подписку на The Moscow Times',
      'Confirm your subscription to The Moscow Times',
    ])

    await page.goto('/account')
    await page.getByLabel('Email address').fill(reader)
    await press(page, 'Email me a link and a code')
    await expect(main).toContainText(reader)
    await switchTo(page, 'Русский')
    await expectRussianPage(page, 'Проверьте почту')
    await expect(main).toContainText(reader)
    await switchTo(page, 'English')
    await switchTo(page, 'Русский')
    await page.getByLabel('Код из письма').fill(codeIn(await world.mail(reader, /^Sign in/m)))
    await press(page, 'Войти')
    await expect(page).toHaveURL(/\/ru\/account$/)
    await expectRussianPage(page, 'Личный кабинет')
  },
)

test('in Russian: a form from an older build, and an address without a page', async ({ page }) => {
  await page.goto('/ru/newsletter')
  await startScripts(page)
  await page.route('**/newsletter', async (route) => {
    const request = route.request()
    if (request.method() !== 'POST') return route.continue()
    return route.continue({ headers: { ...(await request.allHeaders()), 'next-action': '00'.repeat(21) } })
  })
  await page.getByLabel(emailField).fill('reader@example.org')
  await press(page, 'Подписаться')
  await expectRussianPage(page, 'Отправьте, пожалуйста, ещё раз')
  await press(page, 'Вернуться к форме')
  await expectRussianPage(page, /./)

  // Without JavaScript the server leads here.
  await page.goto('/ru/stale-form?back=%2Fru%2Fnewsletter')
  await expectRussianPage(page, 'Отправьте, пожалуйста, ещё раз')
  const back = page.getByRole('link', { name: 'Вернуться к форме' })
  await expect(back).toHaveAttribute('href', '/ru/newsletter')
  await switchTo(page, 'English')
  await expect(page.getByRole('link', { name: 'Go back to the form' })).toHaveAttribute('href', '/newsletter')

  for (const path of ['/ru/no-such-page', '/ru/articles/no-such-article']) {
    expect((await page.goto(path))?.status()).toBe(404)
    await expectRussianPage(page, 'Страница не найдена')
    const home = page.getByRole('main').getByRole('link', { name: 'На главную страницу' })
    await expect(home).toHaveAttribute('href', '/ru')
  }
})
