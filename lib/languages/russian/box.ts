export const russianBox = {
  'Nothing has been changed yet': 'Пока ничего не изменено',
  'Give another amount': 'Жертвовать другую сумму',
  'New amount': 'Новая сумма',
  'Change the amount': 'Изменить сумму',
  'Change the date': 'Изменить дату',
  'Next charge on': 'Следующее списание',
  'It resumes automatically, and we will email you a few days before. Skipped payments will not be charged later.':
    'Оно возобновится само, за несколько дней мы напишем. Пропущенные платежи потом не спишутся.',
  'Pause the donation': 'Приостановить пожертвование',
  'Skip the next payment': 'Пропустить следующий платёж',
  'Skip this payment': 'Пропустить этот платёж',
  'End the donation': 'Прекратить пожертвование',
  'Would you like to tell us why? (optional)': 'Хотите сказать почему? (необязательно)',
  'We will not share your answer with anybody.': 'Ваш ответ мы никому не покажем.',
  'A smaller donation helps too. You can give less, and still end it at any time.':
    'Помогает и меньшее пожертвование. Можно жертвовать меньше и прекратить в любой момент.',
  'In your own words (optional)': 'Своими словами (необязательно)',
  'Set an end date': 'Указать дату окончания',
  'Until when?': 'До какого дня?',
  'The donation is charged as usual until that day and never after it. You can change or remove the date at any time.':
    'До этого дня деньги списываются как обычно, после него — никогда. Дату можно изменить или убрать в любой момент.',
  'Save the end date': 'Сохранить дату окончания',
  Copy: 'Скопировать',
  Amount: 'Сумма',
  'Other amount': 'Другая сумма',
  'In {code}. What you enter here replaces the choice above.':
    'Валюта: {code}. То, что вы введёте здесь, заменит выбор выше.',
  'Give in': 'Пожертвовать в другой валюте:',
  Donation: 'Пожертвование',
  'Nothing was charged: please check your choice': 'Ничего не списано: проверьте, пожалуйста, свой выбор',
  'Continue: {description}': 'Продолжить: {description}',
  Continue: 'Продолжить',
  'Not ready to support today?': 'Не готовы поддержать сегодня?',
  'Remind me later': 'Напомнить позже',
  'How often': 'Как часто',
  'Add {fee} to cover the card fee': 'Добавить {fee}, чтобы покрыть комиссию',
  'Add the card fee: {percent}% of what is charged, plus {fixed}':
    'Добавить комиссию за карту: {percent} % от списания и {fixed}',
  'Then all of your donation reaches us. The fee is an estimate: some cards cost a little more.':
    'Тогда до нас дойдёт всё пожертвование. Комиссия примерная: с некоторых карт она немного больше.',
  '<strong>One moment, please.</strong> Your browser is doing a calculation that slows down robots with stolen cards. It takes a few seconds, and then you continue automatically. Nothing has been charged.':
    '<strong>Одну минуту.</strong> Ваш браузер выполняет вычисление, которое замедляет роботов с крадеными картами. Оно займёт несколько секунд, потом всё продолжится само. Ничего не списано.',
  'Progress of the calculation': 'Ход вычисления',
  Newsletter: 'Рассылка',
  'You are not signed up yet': 'Вы ещё не подписаны',
  Subscribe: 'Подписаться',
  'Remind me in a month': 'Напомнить через месяц',
  '<link>Download a calendar file</link> if you would rather leave no address. Or we send you one email in a month, and no other.':
    '<link>Скачайте файл календаря</link>, если не хотите оставлять адрес. Или мы пришлём через месяц одно письмо и больше ни одного.',
  'Reminder in a month': 'Напоминание через месяц',
  'The reminder is not set yet': 'Напоминание ещё не установлено',
  'Your email for the reminder': 'Ваш адрес для напоминания',
  'Used for this reminder only, and erased a month after it.':
    'Только для этого напоминания; через месяц после него адрес будет удалён.',
  'Remind me': 'Напомнить',
  Reminder: 'Напоминание',
  'When should we remind you?': 'Когда вам напомнить?',
  'Other date': 'Другая дата',
  Once: 'Один раз',
  Monthly: 'Каждый месяц',
  Annual: 'Раз в год',
  'US dollars': 'доллары США',
  euros: 'евро',
  pounds: 'фунты',
  'Copied.': 'Скопировано.',
  'Your browser did not copy it. The address is selected: copy it from the field.':
    'Браузер не скопировал адрес. Он выделен: скопируйте его из поля.',
  'Pay by card (Visa, Mastercard, American Express), by Link, or by Apple Pay or Google Pay where your device has it. You pay on Stripe’s page; we never see your card number.':
    'Платите картой (Visa, Mastercard, American Express), через Link, а если есть на вашем устройстве — через Apple Pay или Google Pay. Вы платите на странице Stripe; номера карты мы не видим.',
  'Pay by card (Visa, Mastercard, American Express), by iDEAL, SEPA direct debit or Link, or by Apple Pay or Google Pay where your device has it. You pay on Stripe’s page; we never see your card or account number.':
    'Платите картой (Visa, Mastercard, American Express), через iDEAL, прямым дебетом SEPA или через Link, а если есть на вашем устройстве — через Apple Pay или Google Pay. Вы платите на странице Stripe; номера карты или счёта мы не видим.',
  'Type an amount': 'Ввести сумму',
  'You typed {typed}. Give in {code}?': 'Вы ввели другую валюту: {typed}. Пожертвовать в {code}?',
  'Yes, give in {code}': 'Да, пожертвовать в {code}',
  'Enter an amount, or choose one of those above.': 'Введите сумму или выберите одну из предложенных.',
  'Enter the amount in figures, for example 12.50.': 'Введите сумму цифрами, например 12,50.',
  'Enter a whole amount, without decimals.': 'Введите целую сумму, без дробной части.',
  'Enter an amount with no more than {decimals} decimals, for example 12.50.': {
    by: 'decimals',
    one: 'Введите сумму не более чем с {decimals} знаком после запятой, например 12,50.',
    few: 'Введите сумму не более чем с {decimals} знаками после запятой, например 12,50.',
    many: 'Введите сумму не более чем с {decimals} знаками после запятой, например 12,50.',
  },
  'Do you mean {one} or {other}? Type it without the dot, or with two decimals.':
    'Вы имеете в виду {one} или {other}? Введите без точки или с двумя знаками после запятой.',
  'This amount is in {code}. Enter it in {code}, for example 12.50.':
    'Эта сумма в {code}. Введите её в {code}, например 12,50.',
  'Enter {least} or more.': 'Введите {least} или больше.',
  'Enter {most} or less. For a larger donation, please write to {contact}.':
    'Введите {most} или меньше. О более крупном пожертвовании напишите, пожалуйста, на {contact}.',
  '{sum} once': '{sum} один раз',
  '{sum} every month': '{sum} каждый месяц',
  '{sum} every year': '{sum} каждый год',
  'Change the email address': 'Изменить адрес электронной почты',
  'We send a link there. Once you press its button, receipts go to the new address, and links in our earlier emails stop working.':
    'Мы отправим туда ссылку. Когда вы нажмёте кнопку в письме, квитанции будут приходить на новый адрес, а ссылки из прежних писем перестанут действовать.',
  'Send the link': 'Отправить ссылку',
} as const
