import { isRussianOffered } from '../testing/offered-languages'
import { seedDonation, startHere } from './seed/donations'
import { signInReader } from './seed/sessions'
import { modelArticle } from './states/states'
import { goodCard, payWith } from './steps/checkout'
import { openRow } from './steps/preferences'
import {
  dayInRussian,
  emailField,
  expectRussianPage,
  giveInRussian,
  press,
  russianMail,
  said,
} from './steps/russian'
import { codeIn } from './steps/sign-in'
import { expect, linkIn, test, type World } from './world'

test.skip(!isRussianOffered, 'The publication offers no Russian (lib/publication.ts)')

async function nextCharge(world: World, donor: string): Promise<string> {
  const sql =
    'select next_charge_at as at from donations where donor_email = $1 and next_charge_at is not null'
  const [donation] = await world.query<{ at: Date }>(sql, [donor])
  if (donation === undefined) throw new Error(`${donor} has no donation`)
  return dayInRussian(donation.at)
}

test(
  'in Russian: a donor changes, pauses, ends and keeps a donation by the button of the receipt',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = await giveInRussian(page, world, 'frequency=monthly&currency=USD&amount=10')
    const receipt = await russianMail(world, donor, /^Спасибо за поддержку .*: 10\s\$ каждый месяц$/)
    await page.context().clearCookies()
    await page.goto(linkIn(receipt, '/ru/account/donations'))
    await expectRussianPage(page, 'Ваше пожертвование')
    const main = page.getByRole('main')
    const next = await nextCharge(world, donor)
    for (const fact of ['10 $ каждый месяц', next, 'Visa, последние цифры 4242'])
      await expect(main).toContainText(fact)

    await openRow(page, 'Жертвовать другую сумму')
    const amount = page.getByLabel('Новая сумма')
    await amount.fill('1')
    await press(page, 'Изменить сумму')
    await expect(page.getByRole('alert').first()).toContainText('Введите 2 $ или больше.')
    await expect(page).toHaveTitle(/^Ошибка: Ваши пожертвования/)
    await expect(amount).toHaveValue('1')
    await amount.fill('12,50')
    await press(page, 'Изменить сумму')
    await expect(said(page)).toContainText(
      `Ваше пожертвование: 12,50 $ каждый месяц. Следующее списание — ${next}.`,
    )

    await openRow(page, 'Приостановить на время')
    for (const months of ['1 месяц', '2 месяца', '3 месяца'])
      await expect(page.getByText(months, { exact: true })).toBeVisible()
    await page.getByRole('radio', { name: '3 месяца' }).check()
    await press(page, 'Приостановить пожертвование')
    await expect(said(page)).toContainText('Готово. До этого ничего не спишется.')
    const later = await nextCharge(world, donor)
    expect(later).not.toBe(next)
    await expect(said(page)).toContainText(`Следующее списание — ${later}.`)
    await press(page, 'Возобновить сейчас')
    await expect(said(page)).toContainText(
      `Спасибо. Пожертвование продолжается. Следующее списание — ${next}.`,
    )

    await openRow(page, 'Указать дату окончания')
    for (const span of ['На 6 месяцев', 'На 12 месяцев', 'На 24 месяца'])
      await expect(page.getByText(span, { exact: true })).toBeVisible()
    await openRow(page, 'Прекратить пожертвование')
    await page.getByRole('radio', { name: 'Сейчас для меня это слишком много' }).check()
    await press(page, 'Прекратить пожертвование')
    await expect(said(page)).toContainText('Готово. Больше ничего не спишется.')
    await expectRussianPage(page, 'Ваше пожертвование')
    await press(page, 'Оставить моё пожертвование')
    await expect(said(page)).toContainText('Спасибо. Пожертвование продолжается.')

    await world.settle()
    await russianMail(world, donor, /^Теперь ваше пожертвование: 12,50\s\$ каждый месяц$/)
    await russianMail(world, donor, /^Ваше пожертвование приостановлено$/)
    await russianMail(world, donor, /^Ваше пожертвование продолжается$/)
    const ending = await russianMail(world, donor, /^Ваше пожертвование закончится /)
    expect(ending.subject.replace(/\s/g, ' ')).toBe(`Ваше пожертвование закончится ${next}`)
  },
)

test(
  'in Russian: a donor gives annually instead, with an end date that is moved and taken off',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const donor = await giveInRussian(page, world, 'frequency=monthly&currency=USD&amount=10')
    await page.goto(
      linkIn(await russianMail(world, donor, /^Спасибо за поддержку /), '/ru/account/donations'),
    )
    const next = await nextCharge(world, donor)
    await openRow(page, 'Жертвовать раз в год')
    const amount = page.getByLabel('Сумма в год')
    await amount.fill('два')
    await press(page, 'Перейти на ежегодное')
    await expect(page).toHaveTitle(/^Ошибка: /)
    await expect(amount).toHaveValue('два')
    await expectRussianPage(page, 'Ваше пожертвование')
    await amount.fill('120')
    await press(page, 'Перейти на ежегодное')
    await expect(said(page)).toContainText(
      `Ваше пожертвование: 120 $ раз в год. Следующее списание — ${next}.`,
    )

    await openRow(page, 'Указать дату окончания')
    await page.getByRole('radio', { name: /^На 24 месяца/ }).check()
    await press(page, 'Сохранить дату окончания')
    await expect(said(page)).toContainText(
      /Деньги списываются до\s\d+\s[а-я]+\s\d{4}\sгода включительно, после этого дня\s— нет\./,
    )
    await openRow(page, 'Указать дату окончания')
    await page.getByRole('radio', { name: 'Другой день' }).check()
    await page.getByLabel(/^Последний день, если/).fill('2020-01-01')
    await press(page, 'Сохранить дату окончания')
    await expect(page.getByRole('alert').first()).toContainText('день следующего списания')
    await expectRussianPage(page, 'Ваше пожертвование')
    await page.getByRole('radio', { name: 'Пока я не прекращу' }).check()
    await press(page, 'Сохранить дату окончания')
    await expect(said(page)).toContainText('нет даты окончания')
    await expectRussianPage(page, 'Ваше пожертвование')

    await world.settle()
    await russianMail(world, donor, /^Теперь ваше пожертвование: 120\s\$ раз в год$/)
    await russianMail(world, donor, /^Ваше пожертвование закончится после /)
    await russianMail(world, donor, /^У вашего пожертвования больше нет даты окончания$/)
  },
)

test('in Russian: after a single donation the newsletter, a reminder, a monthly donation and an account', async ({
  page,
  world,
}) => {
  const donor = await giveInRussian(page, world, 'frequency=once&currency=USD&amount=25')
  await expectRussianPage(page, 'Спасибо')
  await expect(page.getByRole('main')).toContainText('Ваше пожертвование: 25 $ один раз.')
  await press(page, 'Подписаться')
  await expect(page.getByRole('status').last()).toContainText('Мы отправляем письмо на адрес')
  await press(page, 'Напомнить через год')
  await expect(page.getByRole('status').last()).toContainText('мы напишем на адрес')
  await press(page, 'Прислать ссылку для входа')
  await expect(page.getByRole('status').last()).toContainText('По ней можно войти в течение десяти минут.')
  await press(page, 'Сделать ежемесячным со следующего месяца')
  await page
    .getByRole('link', { name: /back|return/i })
    .first()
    .click()
  await expect(page.getByRole('status').last()).toContainText('пожертвование не стало ежемесячным')
  await expectRussianPage(page, 'Спасибо')

  const confirm = await russianMail(world, donor, /^Подтвердите подписку/)
  await russianMail(world, donor, /^Напоминание установлено$/)
  const signIn = await russianMail(world, donor, /^Вход на сайт/)
  await page.goto(linkIn(signIn, '/ru/sign-in/confirm'))
  await expectRussianPage(page, 'Войти')
  await press(page, 'Войти')
  await expect(page).toHaveURL(/\/ru\/account\/donations$/)
  await expectRussianPage(page, 'Ваши пожертвования')
  await page.goto(linkIn(confirm, '/ru/newsletter/confirm'))
  await press(page, 'Подтвердить подписку')
  await expectRussianPage(page, 'Вы подписаны')
})

test('in Russian: a donor makes a single donation monthly and cancels it before it starts', async ({
  page,
  world,
}) => {
  const donor = await giveInRussian(page, world, 'frequency=once&currency=USD&amount=25')
  await press(page, 'Сделать ежемесячным со следующего месяца')
  await payWith(page, { card: goodCard, email: donor })
  await expect(page).toHaveURL(/\/ru\/donate\/thank-you/)
  const starts = await nextCharge(world, donor)
  await expect(said(page)).toContainText(`Ваше пожертвование (25 $ каждый месяц) начнётся ${starts}.`)
  await expectRussianPage(page, 'Спасибо')
  const scheduled = await russianMail(world, donor, /^Ваше пожертвование начнётся /)
  await page.goto(linkIn(scheduled, '/ru/account/donations'))
  await press(page, 'Отменить это пожертвование')
  await expect(said(page)).toContainText('Готово. Это пожертвование не начнётся, и ничего не спишется.')
  await russianMail(world, donor, /^Ваше пожертвование не начнётся$/)
})

test(
  'in Russian: a donor signs in with the code of a mail, reads the account and a statement, and signs out',
  { tag: '@noscript' },
  async ({ page, world }) => {
    const { donor } = await seedDonation(world)
    await page.goto('/ru/account')
    await expectRussianPage(page, 'Войти')
    await page.getByLabel(emailField).fill(donor)
    await press(page, 'Прислать ссылку и код')
    await expectRussianPage(page, 'Проверьте почту')
    const code = codeIn(await russianMail(world, donor, /^Вход на сайт The Moscow Times$/))
    const field = page.getByLabel('Код из письма')
    await field.fill('1234')
    await press(page, 'Войти')
    await expect(page.getByRole('alert').first()).toContainText('В коде восемь цифр')
    await expect(field).toHaveValue('1234')
    await field.fill(code.startsWith('9') ? '00000000' : '99999999')
    await press(page, 'Войти')
    await expect(page.getByRole('alert').first()).toContainText('осталось 4 попытки')
    await expect(page).toHaveTitle(/^Ошибка: /)
    await field.fill(code)
    await press(page, 'Войти')
    await expect(page).toHaveURL(/\/ru\/account$/)
    await expectRussianPage(page, 'Личный кабинет')
    const main = page.getByRole('main')
    const next = await nextCharge(world, donor)
    for (const fact of ['10 $ каждый месяц', `Следующее списание — ${next}. С `, 'Вы не подписаны.'])
      await expect(main).toContainText(fact)

    await main.getByRole('link', { name: 'Платежи, квитанции и выписки' }).click()
    await expectRussianPage(page, 'Ваши пожертвования')
    await main.getByRole('link', { name: /^Выписка за \d{4} год$/ }).click()
    await expectRussianPage(page, /^Пожертвования за \d{4} год$/)
    await expect(main).toContainText(`Выписка для ${donor} обо всех пожертвованиях изданию The Moscow Times`)
    await expect(main.getByRole('table')).toContainText('10 $')
    await page.goto('/ru/account')
    await press(page, 'Выйти')
    await expect(said(page)).toHaveText('Вы вышли.')
    await expect(page).toHaveURL(/\/ru\/sign-in/)
  },
)

test('in Russian: a donor is thanked in place of the appeal, raises the donation and subscribes with one press', async ({
  page,
  world,
}) => {
  const thanks = page.getByRole('region', { name: 'Спасибо за поддержку' })
  await startHere(page, world, await seedDonation(world))
  await page.goto(`/ru${modelArticle}`)
  await expect(thanks).toContainText('Вы жертвуете 10 $ каждый месяц.')
  await thanks.getByRole('button', { name: 'Забыть этот браузер' }).click()
  await expect(page).toHaveURL(/\/ru$/)
  await expect(thanks).toHaveCount(0)

  const { donor } = await seedDonation(world)
  await signInReader(page, world, donor)
  await page.goto(`/ru${modelArticle}`)
  await thanks.getByRole('link', { name: 'Увеличить: 25 $ каждый месяц' }).click()
  await expectRussianPage(page, 'Ваше пожертвование')
  await expect(page.getByLabel('Новая сумма')).toHaveValue('25')
  await page.goto('/ru/newsletter')
  await press(page, 'Подписаться')
  await expectRussianPage(page, 'Вы подписаны')
  await russianMail(world, donor, /^Добро пожаловать/)
})
