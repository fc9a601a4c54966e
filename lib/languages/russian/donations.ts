export const russianDonations = {
  'A donation': 'Пожертвование',
  'A donation every month': 'Ежемесячное пожертвование',
  'A donation every year': 'Ежегодное пожертвование',
  'This is a donation. You are charged once, and nothing follows.':
    'Это пожертвование. Деньги спишутся один раз, и больше ничего.',
  'This is a donation, not a subscription: everything stays free to read. You are charged every month until you end it, with one press behind the link in every receipt.':
    'Это пожертвование, а не платная подписка: всё остаётся бесплатным. Деньги списываются каждый месяц, пока вы не прекратите пожертвование — одним нажатием по ссылке из любой квитанции.',
  'This is a donation, not a trial of anything: everything stays free to read. Nothing is charged today. You are charged for the first time on {day}, and then every month until you end it, with one press behind the link in our emails.':
    'Это пожертвование, а не пробный период: всё остаётся бесплатным. Сегодня ничего не спишется. Первое списание будет {day}, дальше — каждый месяц, пока вы не прекратите пожертвование одним нажатием по ссылке из наших писем.',
  'This is a donation, not a subscription: everything stays free to read. You are charged every year until you end it, with one press behind the link in every receipt. We write to you a week before.':
    'Это пожертвование, а не платная подписка: всё остаётся бесплатным. Деньги списываются раз в год, пока вы не прекратите пожертвование — одним нажатием по ссылке из любой квитанции. За неделю до списания мы напишем.',
  'Your donations': 'Ваши пожертвования',
  Receipt: 'Квитанция',
  Statement: 'Выписка',
  'Change the card': 'Сменить карту',
  'No donations from this country': 'Из этой страны пожертвования не принимаются',
  'Continue your donation': 'Продолжить пожертвование',
  'Did you mean to give twice?': 'Вы хотели пожертвовать дважды?',
  'Thank you': 'Спасибо',
  'Your {card} was valid until {cardExpiresOn}.': 'Срок действия вашей карты ({card}) истёк {cardExpiresOn}.',
  'Your {card} is valid until {cardExpiresOn}.': 'Ваша карта ({card}) действительна до {cardExpiresOn}.',
  'Please enter your new card under “Change the card”, so that the next payment goes through. You will not be charged for this.':
    'Введите, пожалуйста, новую карту в разделе «Сменить карту», чтобы следующий платёж прошёл. Деньги за это не спишутся.',
  'Next charge on {day}.': 'Следующее списание — {day}.',
  'Given once, on {day}.': 'Разовое, {day}.',
  'Since {day}.': 'С {day}.',
  'Your donation': 'Ваше пожертвование',
  'It may be incomplete. Copy the whole link from your latest receipt, sign in with the address that the receipt came to, or write to <link>{contact}</link>.':
    'Возможно, она скопирована не целиком. Скопируйте ссылку из последней квитанции полностью, войдите с адресом, на который пришла квитанция, или напишите на <link>{contact}</link>.',
  'A link to your donation works for 60 days. Use the link in your latest receipt, or let us email a new one to the same address.':
    'Ссылка на пожертвование действует 60 дней. Воспользуйтесь ссылкой из последней квитанции или получите новую на тот же адрес.',
  'Email me a new link': 'Прислать новую ссылку',
  'A new link is on its way to the address that receives your receipts. It opens your donation for 60 days.':
    'Новая ссылка уже отправлена на адрес, на который приходят квитанции. Она открывает ваше пожертвование в течение 60 дней.',
  'Sender and subject of our emails': 'Отправитель и тема наших писем',
  'Our emails about donations and reminders have a neutral sender and subject. The text inside still names us.':
    'У наших писем о пожертвованиях и напоминаниях нейтральные отправитель и тема. В тексте мы всё равно названы.',
  'The sender and subject of our emails name us and your donation. You can make them neutral, so that nothing in your list of emails or on a locked screen shows what they are about.':
    'По отправителю и теме наших писем видно, что они от нас и о вашем пожертвовании. Их можно сделать нейтральными, чтобы ни в списке писем, ни на заблокированном экране не было понятно, о чём они.',
  'You chose this for another donation or reminder. <link>Sign in</link> to change it for all of them.':
    'Вы выбрали это для другого пожертвования или напоминания. <link>Войдите</link>, чтобы изменить это сразу для всех.',
  'Show our name again': 'Снова показывать наше имя',
  'The payment company is not answering at the moment. Nothing was changed and nothing was charged. Please press the button again in a minute.':
    'Платёжная компания сейчас не отвечает. Ничего не изменилось и не списано. Нажмите, пожалуйста, кнопку ещё раз через минуту.',
  'On the payment company’s page you can enter another card for your donation. The failed payment will then be tried again at once. We never see the card number.':
    'На странице платёжной компании можно ввести другую карту для вашего пожертвования. После этого мы сразу попробуем провести непрошедший платёж. Номера карты мы не видим.',
  'If you entered another card, we are trying the failed payment with it now. We will email you a receipt, or what to do next.':
    'Если вы ввели другую карту, мы уже пробуем провести непрошедший платёж. Мы пришлём квитанцию или напишем, что делать дальше.',
  'Links to change a card work for 31 days. Write to <link>{contact}</link>, and we will send you a new one, or start a new donation.':
    'Ссылки для смены карты действуют 31 день. Напишите на <link>{contact}</link>, и мы пришлём новую, или начните новое пожертвование.',
  'Go to the donation box': 'Перейти к форме пожертвования',
  'Thank you: check your inbox': 'Спасибо: проверьте почту',
  'We are sending you an email. Its link takes you back to your donation, just as you chose it, and works for {continueHours} hours. Nothing has been charged so far.':
    {
      by: 'continueHours',
      one: 'Мы отправляем вам письмо. Ссылка в нём вернёт вас к пожертвованию таким, каким вы его выбрали; она действует {continueHours} час. Пока ничего не списано.',
      few: 'Мы отправляем вам письмо. Ссылка в нём вернёт вас к пожертвованию таким, каким вы его выбрали; она действует {continueHours} часа. Пока ничего не списано.',
      many: 'Мы отправляем вам письмо. Ссылка в нём вернёт вас к пожертвованию таким, каким вы его выбрали; она действует {continueHours} часов. Пока ничего не списано.',
    },
  'Continue to the payment page': 'Перейти к оплате',
  'Nothing will happen.': 'Ничего не произойдёт.',
  'The payment page is not answering at the moment. Nothing was charged. Please press the button again in a minute.':
    'Страница оплаты сейчас не отвечает. Ничего не списано. Нажмите, пожалуйста, кнопку ещё раз через минуту.',
  'Your donation: <strong>{donation}</strong>. The button takes you to the payment company’s page. Nothing is charged until you pay there.':
    'Ваше пожертвование: <strong>{donation}</strong>. Кнопка ведёт на страницу платёжной компании. Пока вы не заплатите там, ничего не спишется.',
  'This donation has been paid': 'Это пожертвование уже оплачено',
  'Thank you. Your receipt is on its way by email or has already arrived. You will not be charged twice.':
    'Спасибо. Квитанция придёт на почту или уже пришла. Дважды деньги не спишутся.',
  'It worked for {continueHours} hours. Nothing was charged. You can choose your donation again in a minute.':
    {
      by: 'continueHours',
      one: 'Она действовала {continueHours} час. Ничего не списано. Выбрать пожертвование заново можно за минуту.',
      few: 'Она действовала {continueHours} часа. Ничего не списано. Выбрать пожертвование заново можно за минуту.',
      many: 'Она действовала {continueHours} часов. Ничего не списано. Выбрать пожертвование заново можно за минуту.',
    },
  'It may be incomplete. Copy the whole link from the email, or choose again.':
    'Возможно, она скопирована не целиком. Скопируйте ссылку из письма полностью или выберите пожертвование заново.',
  'The payment company is not answering at the moment, so nothing has been changed. Please press the button again in a minute.':
    'Платёжная компания сейчас не отвечает, поэтому ничего не изменилось. Нажмите, пожалуйста, кнопку ещё раз через минуту.',
  'If you meant both, thank you: there is nothing to do, and you can close this page.':
    'Если вы хотели сделать оба, спасибо: ничего делать не нужно, эту страницу можно закрыть.',
  'If the second one was a mistake, press the button: we will refund it to the card you paid with. The first donation does not change. You cannot undo this.':
    'Если второе вышло по ошибке, нажмите кнопку: мы вернём деньги на карту, которой вы платили. Первое пожертвование не изменится. Отменить это будет нельзя.',
  'If the second one was a mistake, press the button: we will end that donation at once and refund what you paid for it to the card you paid with. The first donation does not change. You cannot undo this.':
    'Если второе вышло по ошибке, нажмите кнопку: мы сразу прекратим это пожертвование и вернём уплаченное на карту, которой вы платили. Первое пожертвование не изменится. Отменить это будет нельзя.',
  'Refund the second donation': 'Вернуть деньги за второе пожертвование',
  'End and refund the second donation': 'Прекратить второе пожертвование и вернуть деньги',
  'First donation: {donation}': 'Первое пожертвование: {donation}',
  'Second donation: {donation}': 'Второе пожертвование: {donation}',
  '{donation}, on {day}': '{donation}, от {day}',
  '{donation}, since {day}': '{donation}, с {day}',
  'We are undoing your second donation': 'Отменяем второе пожертвование',
  'We have saved your request, but the payment company has not answered yet. You do not need to press the button again or keep this page open. We will keep trying, and email you when it is done.':
    'Мы сохранили вашу просьбу, но платёжная компания ещё не ответила. Нажимать кнопку ещё раз или держать страницу открытой не нужно. Мы продолжим пробовать и напишем, когда всё будет готово.',
  'Check again': 'Проверить ещё раз',
  'Your second donation has been undone': 'Второе пожертвование отменено',
  'Your second donation: {donation}.': 'Второе пожертвование: {donation}.',
  'Your second donation has ended: {donation}.': 'Второе пожертвование прекращено: {donation}.',
  'What you paid for it is being refunded; we will email you when the refund has been sent.':
    'Уплаченное возвращается; мы напишем, когда деньги будут отправлены.',
  'What you paid for it is on its way back to the card you paid with. Banks take five to ten days to show it. We will confirm it by email.':
    'Уплаченное отправлено обратно на карту, которой вы платили. Деньги появятся на счёте через пять–десять дней. Мы подтвердим возврат письмом.',
  'Your first donation stays as it is: {donation}. Thank you for it.':
    'Первое пожертвование остаётся как есть: {donation}. Спасибо за него.',
  'Your second donation could not be refunded': 'Вернуть деньги за второе пожертвование не удалось',
  'Your second donation has ended: nothing more is charged for it.':
    'Второе пожертвование прекращено, больше за него ничего не спишется.',
  'The refund to your card did not go through. We know about it, and a person is putting it right. You do not need to press the button again.':
    'Вернуть деньги на карту не получилось. Мы об этом знаем, и этим занимается человек. Нажимать кнопку ещё раз не нужно.',
  'There is nothing left to undo': 'Отменять уже нечего',
  'One of these two donations has ended or has been refunded in the meantime, so this button no longer does anything.':
    'Одно из этих двух пожертвований за это время прекращено или деньги за него возвращены, поэтому кнопка больше ничего не делает.',
  'This donation can no longer be undone here': 'Здесь это пожертвование отменить уже нельзя',
  'The second donation has already been refunded, or the bank has been asked to return it. In that case only the bank can do so.':
    'Деньги за второе пожертвование уже возвращены или вернуть их попросили банк. В таком случае это может сделать только банк.',
  'If something is wrong, write to <link>{contact}</link>, and a person will put it right.':
    'Если что-то не так, напишите на <link>{contact}</link>, и человек всё исправит.',
  'Links to undo a second donation work for thirty days. Write to <link>{contact}</link>, and a person will put it right.':
    'Ссылки для отмены второго пожертвования действуют тридцать дней. Напишите на <link>{contact}</link>, и человек всё исправит.',
} as const
