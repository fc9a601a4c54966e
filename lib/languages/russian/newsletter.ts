export const russianNewsletter = {
  'Check your inbox': 'Проверьте почту',
  'Use this email address from now on?': 'Писать вам теперь на этот адрес?',
  'Agree to the change': 'Согласиться на смену адреса',
  'Nothing will change.': 'Ничего не изменится.',
  'The newsletter will then go to {newEmail} instead of {oldEmail}, once you have agreed in the other mailbox too.':
    'Рассылка будет приходить на {newEmail} вместо {oldEmail}, когда вы дадите согласие и в другом почтовом ящике.',
  'The newsletter will then go to {newEmail} instead of {oldEmail}, once you have agreed in the old mailbox too.':
    'Рассылка будет приходить на {newEmail} вместо {oldEmail}, когда вы дадите согласие и в старом почтовом ящике.',
  'One more step': 'Остался один шаг',
  'Thank you. Now please agree in the new mailbox too: open our email there and press its button. Until then the newsletter goes to the old address.':
    'Спасибо. Теперь дайте согласие и в новом почтовом ящике: откройте там наше письмо и нажмите кнопку. До этого рассылка приходит на старый адрес.',
  'Thank you. Now please agree in the old mailbox too: open our email there and press its button. Until then the newsletter goes to the old address.':
    'Спасибо. Теперь дайте согласие и в старом почтовом ящике: откройте там наше письмо и нажмите кнопку. До этого рассылка приходит на старый адрес.',
  'Your address has been changed': 'Адрес изменён',
  'The newsletter now goes to {newEmail}. The next edition arrives {on}. We have sent an email about this to both addresses.':
    'Теперь рассылка приходит на {newEmail}. Следующий выпуск выйдет {on}. Мы написали об этом на оба адреса.',
  'This address is already subscribed': 'На этот адрес уже есть подписка',
  '{newEmail} has its own subscription, so we changed nothing. {oldEmail} stays subscribed too. To unsubscribe it, use the link at the end of any edition.':
    'У адреса {newEmail} уже есть своя подписка, поэтому мы ничего не изменили. Подписка на {oldEmail} тоже осталась. Отписаться можно по ссылке в конце любого выпуска.',
  'This link no longer works': 'Ссылка больше не действует',
  'It works for {addressChangeDays} days, and only for the latest request. Nothing was changed. To try again, follow “Change your address” at the end of any edition.':
    {
      by: 'addressChangeDays',
      one: 'Она действует {addressChangeDays} день и только для последнего запроса. Ничего не изменилось. Чтобы попробовать ещё раз, откройте «Изменить адрес» в конце любого выпуска.',
      few: 'Она действует {addressChangeDays} дня и только для последнего запроса. Ничего не изменилось. Чтобы попробовать ещё раз, откройте «Изменить адрес» в конце любого выпуска.',
      many: 'Она действует {addressChangeDays} дней и только для последнего запроса. Ничего не изменилось. Чтобы попробовать ещё раз, откройте «Изменить адрес» в конце любого выпуска.',
    },
  'We do not recognise this link': 'Мы не узнаём эту ссылку',
  'It may be incomplete. Copy the whole link from the email, or ask for a new one from the end of any edition.':
    'Возможно, она скопирована не целиком. Скопируйте ссылку из письма полностью или запросите новую в конце любого выпуска.',
  'About the newsletter': 'О рассылке',
  'Change your address': 'Изменить адрес',
  'Confirm your subscription': 'Подтвердите подписку',
  'Confirm subscription': 'Подтвердить подписку',
  'Nothing will be sent.': 'Ничего не будет отправлено.',
  'Press the button to get our newsletter {every}. It is free.':
    'Нажмите кнопку, чтобы получать нашу рассылку {every}. Это бесплатно.',
  'You are subscribed': 'Вы подписаны',
  '<link>See what an edition looks like</link>, or <link2>go to the front page</link2>.':
    '<link>Посмотрите, как выглядит выпуск</link>, или <link2>перейдите на главную страницу</link2>.',
  'This link has expired': 'Срок действия ссылки истёк',
  'Too many links were requested in a short time. Please look for an earlier email, or try again in an hour.':
    'За короткое время ссылку запросили слишком много раз. Поищите более раннее письмо или попробуйте через час.',
  'A confirmation link works for {confirmDays} days. We can email a new one to the same address; you do not need to type it again.':
    {
      by: 'confirmDays',
      one: 'Ссылка для подтверждения действует {confirmDays} день. Мы можем прислать новую на тот же адрес, вводить его ещё раз не нужно.',
      few: 'Ссылка для подтверждения действует {confirmDays} дня. Мы можем прислать новую на тот же адрес, вводить его ещё раз не нужно.',
      many: 'Ссылка для подтверждения действует {confirmDays} дней. Мы можем прислать новую на тот же адрес, вводить его ещё раз не нужно.',
    },
  'Send me a new link': 'Прислать новую ссылку',
  'It may be incomplete, or we may have erased the address it was sent to. Copy the whole link from the email, or sign up again.':
    'Возможно, она скопирована не целиком или мы уже удалили адрес, на который её отправляли. Скопируйте ссылку из письма полностью или подпишитесь заново.',
  'Sign up again': 'Подписаться заново',
  'Your newsletter': 'Ваша рассылка',
  'The address is not shown in full, in case this link was forwarded. Do you need anything else? Write to <link>{contact}</link>, and a person will answer.':
    'Адрес показан не полностью — на случай, если эту ссылку кому-то переслали. Нужно что-то ещё? Напишите на <link>{contact}</link>, вам ответит живой человек.',
  '{newsletter} comes to {address} {everyWeek}.': '{newsletter} приходит на {address} {everyWeek}.',
  'The newsletter to {address} is paused until {pausedUntil}. It will then start again automatically.':
    'Рассылка на {address} приостановлена до {pausedUntil}. Потом она возобновится сама.',
  'You asked us to send it to <strong>{movingTo}</strong>: we have emailed both addresses and are waiting for both to agree.':
    'Вы просили присылать её на <strong>{movingTo}</strong>: мы написали на оба адреса и ждём согласия с обоих.',
  '{address} was signed up for the newsletter but has not been confirmed. We will send nothing until it is.':
    'Адрес {address} подписали на рассылку, но не подтвердили. Пока он не подтверждён, мы ничего не отправляем.',
  '{address} is unsubscribed and gets no newsletter.':
    'Адрес {address} отписан, рассылка на него не приходит.',
  'We no longer send anything to {address}: our emails to it bounced or were marked as spam.':
    'Мы больше ничего не отправляем на {address}: наши письма возвращались или были отмечены как спам.',
  'Resume now': 'Возобновить сейчас',
  Unsubscribe: 'Отписаться',
  'The newsletter stops at once. We ask no questions.':
    'Рассылка прекратится сразу. Мы ни о чём не спрашиваем.',
  '{weeks} weeks': { by: 'weeks', one: '{weeks} неделя', few: '{weeks} недели', many: '{weeks} недель' },
  'until {day}': 'до {day}',
  'until a date I choose': 'до выбранной мной даты',
  'With another address you can <link>sign up</link> as at the first time. If this one works again, write to us, and we will look into it.':
    'На другой адрес можно <link>подписаться</link> как в первый раз. Если этот снова работает, напишите нам, и мы разберёмся.',
  'The confirmation link is in our email. We can send you a new one.':
    'Ссылка для подтверждения — в нашем письме. Мы можем прислать новую.',
  'To subscribe again, let us email a link to that address, and confirm it there.':
    'Чтобы подписаться снова, получите от нас ссылку на этот адрес и подтвердите подписку.',
  'Email me a link': 'Прислать ссылку',
  'It may be incomplete, or we may have erased the address. Copy the whole link from the end of any edition. Or sign in with the address that gets the newsletter: your account has the same settings.':
    'Возможно, она скопирована не целиком или мы удалили адрес. Скопируйте ссылку из конца любого выпуска полностью. Или войдите с адресом, на который приходит рассылка: в личном кабинете те же настройки.',
  'Not subscribed yet? <link>Get the newsletter</link>.':
    'Ещё не подписаны? <link>Подпишитесь на рассылку</link>.',
  'Done. You will not get an edition before {pausedUntil}.': 'Готово. До {pausedUntil} выпусков не будет.',
  'Done. The next edition arrives as usual.': 'Готово. Следующий выпуск придёт как обычно.',
  'We have sent an email to your old address and to your new one. Press the button in both within three days, and the newsletter will go to the new address.':
    'Мы написали на старый и на новый адрес. Нажмите кнопку в обоих письмах в течение трёх дней, и рассылка перейдёт на новый адрес.',
  'If we may write to that address, an email with a link is on its way to it.':
    'Если на этот адрес можно писать, письмо со ссылкой уже в пути.',
  'There were too many attempts in a short time. Please look for an earlier email, or try again in an hour.':
    'За короткое время было слишком много попыток. Поищите более раннее письмо или попробуйте через час.',
  'Unsubscribe from the newsletter': 'Отписаться от рассылки',
  'Press the button, and the newsletter stops at once. We ask no questions.':
    'Нажмите кнопку, и рассылка сразу прекратится. Мы ни о чём не спрашиваем.',
  'You are unsubscribed': 'Вы отписались',
  'You will get no more newsletters from us. Thank you for reading.':
    'Больше писем с рассылкой от нас не будет. Спасибо, что читали.',
  'If that was a mistake, or you would like it back one day, you can sign up again.':
    'Если это вышло случайно или вы когда-нибудь захотите её вернуть, можно подписаться снова.',
  'You are not unsubscribed yet: the link may be incomplete. Copy the whole link from the end of any edition, or write to <link>{contact}</link> from the address that gets the newsletter, and we will unsubscribe you.':
    'Вы ещё не отписаны: возможно, ссылка скопирована не целиком. Скопируйте ссылку из конца любого выпуска полностью или напишите на <link>{contact}</link> с адреса, на который приходит рассылка, и мы вас отпишем.',
  'Choose for how long, or enter a date.': 'Выберите срок или введите дату.',
  'Choose {day} or later.': 'Выберите {day} или более позднюю дату.',
  'Choose {day} or earlier.': 'Выберите {day} или более раннюю дату.',
  Language: 'Язык',
  'Our emails to this address are in English. Articles are always in English.':
    'Наши письма на этот адрес приходят на английском. Статьи всегда на английском.',
  'Our emails to this address are in Russian. Articles are always in English.':
    'Наши письма на этот адрес приходят на русском. Статьи всегда на английском.',
  'Send them in Russian': 'Присылать на русском',
  'Send them in English': 'Присылать на английском',
  'Done. From now on our emails to this address are in English.':
    'Готово. Теперь наши письма на этот адрес будут приходить на английском.',
  'Done. From now on our emails to this address are in Russian.':
    'Готово. Теперь наши письма на этот адрес будут приходить на русском.',
  'This link has stopped working': 'Ссылка перестала действовать',
  'The newsletter has moved to another address, so the links in this mailbox open nothing any more. Use the link at the end of any edition in the new mailbox, or sign in with the new address.':
    'Рассылка переехала на другой адрес, поэтому ссылки из этого ящика больше ничего не открывают. Воспользуйтесь ссылкой в конце любого выпуска в новом ящике или войдите с новым адресом.',
  'If you did not move it, write to <link>{contact}</link>.':
    'Если вы этого не делали, напишите на <link>{contact}</link>.',
  'Newsletter at another address': 'Рассылка на другой адрес',
  'This address gets no newsletter any more': 'На этот адрес рассылка больше не приходит',
  'Its reader moved the newsletter to another address, so the links in this mailbox have stopped working. Nothing was changed.':
    'Читатель перенёс рассылку на другой адрес, поэтому ссылки из этого ящика перестали действовать. Ничего не изменилось.',
  'To unsubscribe the other address, use the link at the end of any edition there. If you did not move the newsletter, write to <link>{contact}</link>.':
    'Чтобы отписать другой адрес, воспользуйтесь ссылкой в конце любого выпуска там. Если вы не переносили рассылку, напишите на <link>{contact}</link>.',
} as const
