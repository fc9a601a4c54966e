export const russianDonationMails = {
  'It works for {hours} hours.': {
    by: 'hours',
    one: 'Она действует {hours} час.',
    few: 'Она действует {hours} часа.',
    many: 'Она действует {hours} часов.',
  },
  'You are receiving this email because this address was entered in a form on the website of {paper}.':
    'Вы получили это письмо, потому что этот адрес ввели в форме на сайте {paper}.',
  'Nothing is charged unless you continue.': 'Пока вы не продолжите, ничего не спишется.',
  'Here is your link': 'Ваша ссылка',
  'You were about to give {donation} to {paper}. To continue where you left off, press the button here and then the one on the page that opens.':
    'Вы собирались пожертвовать {donation} изданию {paper}. Чтобы продолжить с того же места, нажмите кнопку здесь, а потом ещё одну — на странице, которая откроется.',
  'The link works for {hours} hours. Nothing has been charged so far, and we will not use your address for anything else.':
    {
      by: 'hours',
      one: 'Ссылка действует {hours} час. Пока ничего не списано, и ни для чего другого мы ваш адрес не используем.',
      few: 'Ссылка действует {hours} часа. Пока ничего не списано, и ни для чего другого мы ваш адрес не используем.',
      many: 'Ссылка действует {hours} часов. Пока ничего не списано, и ни для чего другого мы ваш адрес не используем.',
    },
  'If you did not ask for this, ignore this email. Nothing will happen.':
    'Если вы об этом не просили, не обращайте внимания на это письмо. Ничего не произойдёт.',
  'We will not ask again.': 'Больше мы об этом не спросим.',
  'If you did, you do not need to do anything.': 'Если да, делать ничего не нужно.',
  'Two donations were made with this address:': 'С этого адреса сделано два пожертвования:',
  'First donation': 'Первое пожертвование',
  'Second donation': 'Второе пожертвование',
  'If you meant both, thank you: you do not need to do anything, and both stay as they are.':
    'Если вы хотели сделать оба, спасибо: делать ничего не нужно, оба остаются как есть.',
  'If the second one was a mistake, the button takes you to a page where one click refunds it. The first donation does not change.':
    'Если второе вышло по ошибке, кнопка откроет страницу, где одним нажатием можно вернуть деньги. Первое пожертвование не изменится.',
  'If the second one was a mistake, the button takes you to a page where one click ends it and refunds what you paid for it. The first donation does not change.':
    'Если второе вышло по ошибке, кнопка откроет страницу, где одним нажатием можно его прекратить и вернуть уплаченное. Первое пожертвование не изменится.',
  'Undo the second donation': 'Отменить второе пожертвование',
  'The button works until {lastDay}. If you would rather keep the second donation and end the first, or if you do not recognise one of them, reply to this email or write to {contact}.':
    'Кнопка действует до {lastDay}. Если вы хотите оставить второе пожертвование и прекратить первое или не узнаёте одно из них, ответьте на это письмо или напишите на {contact}.',
  'This is the last email about the second donation.': 'Это последнее письмо о втором пожертвовании.',
  'Your second donation, {second}, has ended. Nothing more will be charged for it.':
    'Ваше второе пожертвование ({second}) прекращено. Больше за него ничего не спишется.',
  'Your second donation, {second}, could not be ended yet, because the payment company refused.':
    'Ваше второе пожертвование ({second}) пока не удалось прекратить: платёжная компания отказала.',
  'Your first donation, {first}, stays as it is. Thank you for it. If anything is wrong, reply to this email or write to {contact}.':
    'Ваше первое пожертвование ({first}) остаётся как есть. Спасибо за него. Если что-то не так, ответьте на это письмо или напишите на {contact}.',
  'Your second donation has been undone, as you asked.': 'Второе пожертвование отменено, как вы просили.',
  'We have refunded {givenBack}': 'Мы вернули {givenBack}',
  '{onItsWay} is being refunded': 'Возвращаем {onItsWay}',
  'Your second donation could not be undone': 'Второе пожертвование отменить не удалось',
  'We are looking into it. You do not need to do anything.': 'Мы этим занимаемся. Делать ничего не нужно.',
  'About your second donation': 'О вашем втором пожертвовании',
  'Your second donation has ended': 'Второе пожертвование прекращено',
  'We refunded {givenBack} to the card you paid with. Banks take five to ten days to show it.':
    'Мы вернули {givenBack} на карту, которой вы платили. Деньги появятся на счёте через пять–десять дней.',
  'The payment company is refunding {onItsWay} to the card you paid with. We will email you when the refund has been sent.':
    'Платёжная компания возвращает {onItsWay} на карту, которой вы платили. Мы напишем, когда деньги будут отправлены.',
  'The payment company refused all or part of the refund. We know about this and are putting it right. You do not need to do anything.':
    'Платёжная компания отказала в возврате полностью или частично. Мы об этом знаем и исправляем. Делать ничего не нужно.',
  'We could not refund what you paid for it: it had already been refunded, or your bank had been asked to return it.':
    'Вернуть уплаченное мы не смогли: деньги уже возвращены или вернуть их попросили ваш банк.',
  'Your card expires soon': 'Срок действия вашей карты скоро истечёт',
  'It is valid until {expiresOn}.': 'Она действительна до {expiresOn}.',
  'You give {donation} with your {card}. That card is valid until {expiresOn}. Payments after that date would fail.':
    'Вы жертвуете {donation}, карта: {card}. Она действительна до {expiresOn}. После этой даты платежи не пройдут.',
  'If your bank has sent you a new card, please enter it now. You will not be charged for this. If you do not have a new card yet, you do not need to do anything now: we will email you if a payment does not go through.':
    'Если банк уже прислал новую карту, введите её, пожалуйста, сейчас. Деньги за это не спишутся. Если новой карты ещё нет, делать ничего не нужно: мы напишем, если платёж не пройдёт.',
  'The button takes you to the payment company’s own page. We never see your card number. If you have questions, reply to this email or write to {contact}.':
    'Кнопка ведёт на страницу платёжной компании. Номера карты мы не видим. Если есть вопросы, ответьте на это письмо или напишите на {contact}.',
  'See, change or end your donation': 'Посмотреть, изменить или прекратить пожертвование',
  'Card ending in {last4}': 'Карта, последние цифры {last4}',
  '{brand} ending in {last4}': '{brand}, последние цифры {last4}',
  'Your bank wants you to confirm the last payment': 'Банк просит подтвердить последний платёж',
  'Your bank wants you to confirm this payment.': 'Банк просит подтвердить этот платёж.',
  'Use the button and confirm the payment in the way your bank asks: in its app or with a code.':
    'Нажмите кнопку и подтвердите платёж так, как просит банк: в приложении или кодом.',
  'The bank may then ask again.': 'Тогда банк может спросить ещё раз.',
  'The card has expired.': 'Срок действия карты истёк.',
  'Please use another card. The payment will then be tried again at once.':
    'Укажите, пожалуйста, другую карту. После этого мы сразу попробуем провести платёж ещё раз.',
  'The bank did not recognise the details of the card.': 'Банк не узнал данные карты.',
  'Please enter the card again, or use another one. The payment will then be tried again at once.':
    'Введите, пожалуйста, данные карты ещё раз или укажите другую. После этого мы сразу попробуем провести платёж ещё раз.',
  'There was not enough money on the card.': 'На карте не хватило денег.',
  'If there is enough on the card by then, you do not need to do anything.':
    'Если к тому времени денег хватит, делать ничего не нужно.',
  'The card has reached a limit that the bank has set.': 'Исчерпан лимит, который установил банк.',
  'If the limit no longer applies by then, you do not need to do anything.':
    'Если к тому времени лимит уже не будет мешать, делать ничего не нужно.',
  'The bank could not answer at that moment.': 'Банк в тот момент не смог ответить.',
  'You do not need to do anything: it usually goes through then.':
    'Делать ничего не нужно: обычно тогда платёж проходит.',
  'This card cannot make this payment, for example because of its kind or the currency.':
    'Этой картой такой платёж провести нельзя, например из-за её типа или валюты.',
  'Please use another card, or ask your bank to allow it.':
    'Укажите, пожалуйста, другую карту или попросите банк разрешить платёж.',
  'Your bank says that payments to us from this card have been stopped.':
    'Банк сообщил, что платежи нам с этой карты остановлены.',
  'If you wanted that, please end your donation. If not, use another card or ask your bank.':
    'Если вы этого хотели, прекратите, пожалуйста, пожертвование. Если нет, укажите другую карту или спросите в банке.',
  'The bank refused the payment and did not say why.': 'Банк отклонил платёж и не назвал причину.',
  'Please use another card, or ask your bank.': 'Укажите, пожалуйста, другую карту или спросите в банке.',
  'You can pay it now, or use another card.': 'Можно заплатить сейчас или указать другую карту.',
  'It will not be tried again automatically.': 'Автоматически он повторяться не будет.',
  'It will be tried again on {day}.': 'Мы попробуем ещё раз {day}.',
  'The last payment did not go through': 'Последний платёж не прошёл',
  'Confirm the payment': 'Подтвердить платёж',
  'Pay now': 'Заплатить сейчас',
  'Your bank wants you to confirm a payment': 'Банк просит подтвердить платёж',
  'Your last payment did not go through': 'Ваш последний платёж не прошёл',
  'Nothing was charged. This email says what to do.': 'Ничего не списано. В письме сказано, что делать.',
  'Please confirm your payment': 'Подтвердите, пожалуйста, платёж',
  'Your payment did not go through': 'Ваш платёж не прошёл',
  'Your donation of {donation} was due. {reason} Nothing was charged.':
    'Подошёл срок очередного платежа: {donation}. {reason} Ничего не списано.',
  'You enter the card on the payment company’s own page, and we never see its number. You can also change the amount or end your donation. If you have questions, reply to this email or write to {contact}.':
    'Карту вы вводите на странице платёжной компании, её номера мы не видим. На странице пожертвования можно ещё изменить сумму или прекратить его. Если есть вопросы, ответьте на это письмо или напишите на {contact}.',
  'If you would rather use another card, the payment will be tried with it at once:':
    'Если вы хотите указать другую карту, мы сразу попробуем провести платёж с неё:',
  'You can also make just this one payment now, with this card or another:':
    'Можно и просто провести сейчас этот один платёж, этой картой или другой:',
  'You are receiving this email because this address is used for a donation.':
    'Вы получили это письмо, потому что этот адрес указан для пожертвования.',
  'We email you only when something happens to your donation.':
    'Мы пишем, только когда с вашим пожертвованием что-то происходит.',
  'We have refunded {sum}': 'Мы вернули {sum}',
  'It takes a few days to reach your account.': 'До вашего счёта деньги дойдут через несколько дней.',
  '{sum} is on its way back to you': 'Возвращаем вам {sum}',
  'On {refundedOn} we refunded {sum} to the card you paid with. Banks take five to ten days to show it.':
    '{refundedOn} мы вернули {sum} на карту, которой вы платили. Деньги появятся на счёте через пять–десять дней.',
  'If it has not arrived by then, reply to this email or write to {contact}.':
    'Если к тому времени деньги не придут, ответьте на это письмо или напишите на {contact}.',
  'Your refund of {sum} did not arrive': 'Возврат {sum} не дошёл',
  'Tell us how we can return it to you.': 'Напишите, как вам их вернуть.',
  'Your refund did not arrive': 'Ваш возврат не дошёл',
  'We tried to refund {sum} to the card you paid with, but the refund did not arrive. This happens when a card has expired or was closed. The money is back with us, and we owe it to you.':
    'Мы пытались вернуть {sum} на карту, которой вы платили, но деньги не дошли. Так бывает, когда срок карты истёк или она закрыта. Деньги вернулись к нам, и мы хотим отдать их вам.',
  'Please reply to this email, or write to {contact}, and tell us how we can return it to you. Please do not send us a card number.':
    'Ответьте, пожалуйста, на это письмо или напишите на {contact}, как вам их вернуть. Номер карты присылать не нужно.',
} as const
