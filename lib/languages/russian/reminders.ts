export const russianReminders = {
  'Cancel your reminder': 'Отменить напоминание',
  'Confirm your reminder': 'Подтвердите напоминание',
  'Calendar file': 'Файл календаря',
  Day: 'День',
  'Other date for the calendar file': 'Другая дата для файла календаря',
  'Download a calendar file (.ics)': 'Скачать файл календаря (.ics)',
  Reminder: 'Напоминание',
  'Press the button, and the email you asked for will not be sent.':
    'Нажмите кнопку, и письмо, о котором вы просили, не будет отправлено.',
  'Press the button, and the email for {day} will not be sent.':
    'Нажмите кнопку, и письмо на {day} не будет отправлено.',
  'Cancel reminder': 'Отменить напоминание',
  'the day you chose': 'выбранный вами день',
  'Confirm reminder': 'Подтвердить напоминание',
  'Press the button, and we will send you one email on <strong>{day}</strong>.':
    'Нажмите кнопку, и мы пришлём вам одно письмо; день: <strong>{day}</strong>.',
  'Your reminder is set': 'Напоминание установлено',
  'We will send you one email on <strong>{day}</strong>, and no other. If you donate before that day, we will cancel it.':
    'Мы пришлём вам одно письмо и больше ни одного; день: <strong>{day}</strong>. Если вы пожертвуете раньше, мы его отменим.',
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
} as const
