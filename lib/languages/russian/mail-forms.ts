export const russianMailForms = {
  'Not your address? <link>Change it</link>': 'Не ваш адрес? <link>Изменить</link>',
  'If no email arrives': 'Если письмо не пришло',
  'Wait a few minutes. Then look in the folders where your provider may have put it.':
    'Подождите несколько минут. Потом загляните в папки, куда его мог положить ваш почтовый сервис.',
  'There may be a typing mistake in the address: <link>{text}</link>.':
    'Возможно, в адресе опечатка: <link>{text}</link>.',
  'Some employers and schools block our emails. Another address may work, or write to <link>{contact}</link>.':
    'Некоторые работодатели и учебные заведения блокируют наши письма. Попробуйте другой адрес или напишите на <link>{contact}</link>.',
  'the address you entered': 'указанный вами адрес',
  'Look for an email from {sender} with the subject “{subject}”.':
    'Ищите письмо от {sender} с темой «{subject}».',
  'Look for an email from {sender} with the subject “{subject}” or “{other}”.':
    'Ищите письмо от {sender} с темой «{subject}» или «{other}».',
  'We have sent it again to {address}.': 'Мы ещё раз отправили письмо на {address}.',
  'This browser no longer knows the address, so nothing was sent. Please enter it again.':
    'Этот браузер уже не помнит адрес, поэтому ничего не отправлено. Введите его, пожалуйста, ещё раз.',
  'One more step: check your inbox': 'Остался один шаг: проверьте почту',
  'choose your donation again': 'выберите пожертвование заново',
  'enter it again': 'введите его ещё раз',
  'If our emails to this address came back earlier, or one was marked as spam, we write to it only now and then. Look for an email of ours from the last weeks.':
    'Если раньше наши письма на этот адрес возвращались или одно из них отметили как спам, мы пишем на него лишь изредка. Поищите наше письмо за последние недели.',
  'We have sent an email to {address}. Press the button in it within {confirmDays} days, and you will get the next edition on {day}. If you do not, we will remind you once and then send you nothing more.':
    {
      by: 'confirmDays',
      one: 'Мы отправили письмо на {address}. Нажмите в нём кнопку в течение {confirmDays} дня, и вы получите следующий выпуск {day}. Если нет, мы один раз напомним и больше ничего не пришлём.',
      few: 'Мы отправили письмо на {address}. Нажмите в нём кнопку в течение {confirmDays} дней, и вы получите следующий выпуск {day}. Если нет, мы один раз напомним и больше ничего не пришлём.',
      many: 'Мы отправили письмо на {address}. Нажмите в нём кнопку в течение {confirmDays} дней, и вы получите следующий выпуск {day}. Если нет, мы один раз напомним и больше ничего не пришлём.',
    },
  'Thank you. The next edition comes on {nextDay}. A welcome email is on its way. Like every edition, it has a link to unsubscribe at once.':
    'Спасибо. Следующий выпуск выйдет {nextDay}. Приветственное письмо уже в пути. В нём, как и в каждом выпуске, есть ссылка, чтобы сразу отписаться.',
  'set the reminder again': 'поставьте напоминание заново',
  'If a reminder was already set for that day, it does not change, and we do not send a second email. If you once chose a neutral sender and subject for this address, this email has them too.':
    'Если на этот день напоминание уже было, оно не изменится, и второго письма мы не пришлём. Если вы когда-то выбрали для этого адреса нейтральные отправителя и тему, у этого письма они тоже такие.',
  'We are sending an email to {address}. If we already know your address, it says that the reminder is set and how to cancel it. If not, press the button in it within {confirmDays} days. This way nobody else can set reminders for you.':
    {
      by: 'confirmDays',
      one: 'Мы отправляем письмо на {address}. Если ваш адрес нам уже известен, в нём сказано, что напоминание установлено и как его отменить. Если нет, нажмите в нём кнопку в течение {confirmDays} дня. Так никто другой не сможет ставить вам напоминания.',
      few: 'Мы отправляем письмо на {address}. Если ваш адрес нам уже известен, в нём сказано, что напоминание установлено и как его отменить. Если нет, нажмите в нём кнопку в течение {confirmDays} дней. Так никто другой не сможет ставить вам напоминания.',
      many: 'Мы отправляем письмо на {address}. Если ваш адрес нам уже известен, в нём сказано, что напоминание установлено и как его отменить. Если нет, нажмите в нём кнопку в течение {confirmDays} дней. Так никто другой не сможет ставить вам напоминания.',
    },
} as const
