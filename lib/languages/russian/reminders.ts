export const russianReminders = {
  'Cancel your reminder': 'Отменить напоминание',
  'Confirm your reminder': 'Подтвердите напоминание',
  'Calendar file': 'Файл календаря',
  Day: 'День',
  'Other date for the calendar file': 'Другая дата для файла календаря',
  'Download a calendar file (.ics)': 'Скачать файл календаря (.ics)',
  'Press the button, and the email you asked for will not be sent.':
    'Нажмите кнопку, и письмо, о котором вы просили, не будет отправлено.',
  'Press the button, and the email for {day} will not be sent.':
    'Нажмите кнопку, и письмо, назначенное на {day}, не будет отправлено.',
  'Cancel reminder': 'Отменить напоминание',
  'the day you chose': 'выбранный вами день',
  'Confirm reminder': 'Подтвердить напоминание',
  'Press the button, and we will send you one email on <strong>{day}</strong>.':
    'Нажмите кнопку, и <strong>{day}</strong> мы пришлём вам одно письмо.',
  'Your reminder is set': 'Напоминание установлено',
  'We will send you one email on <strong>{day}</strong>, and no other. If you donate before that day, we will cancel it.':
    '<strong>{day}</strong> мы пришлём вам одно письмо, и больше ни одного. Если вы пожертвуете раньше, мы его отменим.',
  'Back to the front page': 'Вернуться на главную страницу',
  'A confirmation link works for {confirmDays} days, and only the latest one counts. You can set the reminder again in a minute.':
    {
      by: 'confirmDays',
      one: 'Ссылка для подтверждения действует {confirmDays} день, и только последняя. Поставить напоминание заново можно за минуту.',
      few: 'Ссылка для подтверждения действует {confirmDays} дня, и только последняя. Поставить напоминание заново можно за минуту.',
      many: 'Ссылка для подтверждения действует {confirmDays} дней, и только последняя. Поставить напоминание заново можно за минуту.',
    },
  'Set the reminder again': 'Поставить напоминание заново',
  'Your reminder is cancelled': 'Напоминание отменено',
  'No email will be sent. We will erase your address in a month; you do not need to do anything.':
    'Письма не будет. Через месяц мы удалим ваш адрес, делать ничего не нужно.',
  'Set it again': 'Поставить снова',
  'You have already donated': 'Вы уже пожертвовали',
  'Thank you. You donated before that day, so we cancelled the reminder.':
    'Спасибо. Вы пожертвовали раньше этого дня, поэтому мы отменили напоминание.',
  'The reminder has been sent': 'Напоминание отправлено',
  'That was the only email; there will be no other. You can still donate if you would like to.':
    'Это было единственное письмо, других не будет. Пожертвовать по-прежнему можно, если захотите.',
  'Open the donation box': 'Открыть форму пожертвования',
  'It may be incomplete, or we may have erased the reminder. Copy the whole link from the email, or write to <link>{contact}</link>.':
    'Возможно, она скопирована не целиком или мы уже удалили напоминание. Скопируйте ссылку из письма полностью или напишите на <link>{contact}</link>.',
  'Set a reminder': 'Поставить напоминание',
  'another date': 'другая дата',
  'Choose a day, and we will remind you with one email. Or download a calendar file and leave no address.':
    'Выберите день, и мы напомним одним письмом. Или скачайте файл календаря и не оставляйте адрес.',
  'Not today': 'Не сегодня',
  'A reminder on the day you choose brings you back to it: in your own calendar, or as one email from us. There is no second email.':
    'Напоминание в выбранный день вернёт вас сюда: в вашем календаре или одним письмом от нас. Второго письма не будет.',
  'Without an address': 'Без адреса',
  'A calendar file adds the reminder to your own calendar. We keep nothing about you.':
    'Файл календаря добавит напоминание в ваш календарь. Мы ничего о вас не сохраняем.',
  'By email': 'По почте',
  'We will keep your choice: {donation}.': 'Мы сохраним ваш выбор: {donation}.',
  'There is no rush.': 'Спешить некуда.',
  'next month': 'через месяц',
  'in 3 months': 'через 3 месяца',
  'on 24 December': '24 декабря',
  'Choose when we should remind you.': 'Выберите, когда вам напомнить.',
  'You are receiving this email because this address was entered in the reminder form of {paper}.':
    'Вы получили это письмо, потому что этот адрес ввели в форме напоминания на сайте {paper}.',
  'You will get no reminder unless you confirm.': 'Если вы не подтвердите, напоминания не будет.',
  'You (or someone using your address) asked us to write to you on {dueOn} about {donation} to {paper}.':
    'Вы или кто-то, кто указал ваш адрес, попросили напомнить вам {dueOn} {donation} изданию {paper}.',
  'To be reminded, press the button and confirm on the page that opens.':
    'Чтобы получить напоминание, нажмите кнопку и подтвердите на странице, которая откроется.',
  'The link works for {days} days. You will get one email on that day and no other. Confirming costs nothing and commits you to nothing.':
    {
      by: 'days',
      one: 'Ссылка действует {days} день. В тот день вы получите одно письмо и больше ни одного. Подтверждение ничего не стоит и ни к чему не обязывает.',
      few: 'Ссылка действует {days} дня. В тот день вы получите одно письмо и больше ни одного. Подтверждение ничего не стоит и ни к чему не обязывает.',
      many: 'Ссылка действует {days} дней. В тот день вы получите одно письмо и больше ни одного. Подтверждение ничего не стоит и ни к чему не обязывает.',
    },
  'If you did not ask for this, ignore this email: we will not send a reminder, and we will erase your address after {keptDays} days.':
    {
      by: 'keptDays',
      one: 'Если вы об этом не просили, не обращайте внимания на это письмо: напоминания не будет, а ваш адрес мы удалим через {keptDays} день.',
      few: 'Если вы об этом не просили, не обращайте внимания на это письмо: напоминания не будет, а ваш адрес мы удалим через {keptDays} дня.',
      many: 'Если вы об этом не просили, не обращайте внимания на это письмо: напоминания не будет, а ваш адрес мы удалим через {keptDays} дней.',
    },
  'You are receiving this email because a reminder for this address was set at {paper}.':
    'Вы получили это письмо, потому что на сайте {paper} для этого адреса поставили напоминание.',
  'You will get one more email, on that day, unless you cancel.':
    'В тот день придёт ещё одно письмо, если вы его не отмените.',
  'On {dueOn} we will write to you about {donation} to {paper}, as you asked. You do not need to do anything else. If you donate before then, we will cancel the reminder.':
    'Как вы просили, {dueOn} мы напомним вам {donation} изданию {paper}. Больше ничего делать не нужно. Если вы пожертвуете раньше, мы отменим напоминание.',
  'If you did not ask for it, or have changed your mind, you can cancel it here.':
    'Если вы об этом не просили или передумали, напоминание можно отменить здесь.',
  'You chose today. This is the only email.': 'Вы выбрали сегодняшний день. Это единственное письмо.',
  'You are receiving this email because you asked {paper} to remind you today.':
    'Вы получили это письмо, потому что попросили {paper} напомнить вам сегодня.',
  'Check or cancel this reminder': 'Проверить или отменить это напоминание',
  'You asked us to write to you today about {donation} to {paper}.':
    'Вы просили напомнить вам сегодня {donation} изданию {paper}.',
  'You were reading “{articleHeadline}”.': 'Вы читали «{articleHeadline}».',
  'The button takes you back to what you had chosen. You can still change everything.':
    'Кнопка вернёт вас к тому, что вы выбрали. Всё ещё можно изменить.',
  'Continue: {donation}': 'Продолжить: {donation}',
  'If now is not a good time, do nothing. This is the only email: we will not remind you again, and we will erase this reminder after {keptDays} days.':
    {
      by: 'keptDays',
      one: 'Если сейчас неудобно, ничего не делайте. Это единственное письмо: больше мы не напомним, а напоминание удалим через {keptDays} день.',
      few: 'Если сейчас неудобно, ничего не делайте. Это единственное письмо: больше мы не напомним, а напоминание удалим через {keptDays} дня.',
      many: 'Если сейчас неудобно, ничего не делайте. Это единственное письмо: больше мы не напомним, а напоминание удалим через {keptDays} дней.',
    },
  'a donation of {donation}': 'о пожертвовании ({donation})',
  'Choose one of the dates, or enter another one.': 'Выберите одну из дат или введите другую.',
  'a donation': 'о пожертвовании',
  'a monthly donation': 'о ежемесячном пожертвовании',
  'an annual donation': 'о ежегодном пожертвовании',
} as const
