export const russianDonorMails = {
  'Here is what has changed.': 'Вот что изменилось.',
  'If you did not ask for this, or want to change it, open your donation with the button, reply to this email or write to {contact}.':
    'Если вы об этом не просили или хотите это изменить, откройте пожертвование кнопкой, ответьте на это письмо или напишите на {contact}.',
  'Your donation is now {donation}': 'Теперь ваше пожертвование: {donation}',
  'The new amount applies from the next charge. Nothing was charged for the change.':
    'Новая сумма действует со следующего списания. За изменение ничего не списано.',
  'This applies from the next charge, which stays on its day. Nothing was charged for the change.':
    'Это действует со следующего списания, день остаётся прежним. За изменение ничего не списано.',
  'Your donation has no end date any more': 'У вашего пожертвования больше нет даты окончания',
  'It continues until you end it.': 'Оно продолжается, пока вы его не прекратите.',
  'Your donation ends after {endsOn}': 'Ваше пожертвование закончится после {endsOn}',
  'It is charged as usual until that day, and never after it. You can change the date.':
    'До этого дня деньги списываются как обычно, после него — никогда. Дату можно изменить.',
  'Next charge: none for now': 'Следующее списание: пока нет',
  'Next charge: {day}': 'Следующее списание: {day}',
  'The date of your donation has changed': 'Дата вашего пожертвования изменилась',
  'The next charge has been moved. Later charges follow the new date.':
    'Следующее списание перенесено. Дальнейшие следуют за новой датой.',
  'Your donation is paused': 'Ваше пожертвование приостановлено',
  'Nothing is charged while it is paused, and the skipped payments will not be charged later.':
    'Пока оно приостановлено, ничего не списывается, и пропущенные платежи потом не спишутся.',
  'It resumes automatically, and we will email you a few days before the charge.':
    'Оно возобновится само, за несколько дней до списания мы напишем.',
  'Your donation continues': 'Ваше пожертвование продолжается',
  'Thank you. The skipped payments will not be charged later; the next charge is the usual amount.':
    'Спасибо. Пропущенные платежи потом не спишутся; следующее списание — на обычную сумму.',
  'The card for your donation has changed': 'Карта для вашего пожертвования изменилась',
  'You entered a new card on the payment company’s own page. It will be used for future charges.':
    'Вы ввели новую карту на странице платёжной компании. Дальше деньги будут списываться с неё.',
  'Your donation could not be changed': 'Изменить ваше пожертвование не удалось',
  'Your donation is as it was before.': 'Пожертвование осталось прежним.',
  'You asked us to change your donation, and the payment company has refused the change. We are sorry. Your donation is as it was before. You can open it with the button and try again.':
    'Вы просили изменить пожертвование, но платёжная компания отклонила изменение. Нам жаль. Пожертвование осталось прежним. Его можно открыть кнопкой и попробовать ещё раз.',
  'See your donation': 'Посмотреть пожертвование',
  'You can also reply to this email or write to {contact}, and we will do it for you.':
    'Можно и ответить на это письмо или написать на {contact}, и мы сделаем это за вас.',
  'Your new link': 'Ваша новая ссылка',
  'It opens your donation for 60 days.': 'Она открывает ваше пожертвование в течение 60 дней.',
  'You are receiving this email because somebody opened an old link to your donation and asked for a new one.':
    'Вы получили это письмо, потому что кто-то открыл старую ссылку на ваше пожертвование и попросил новую.',
  'If that was not you, you do not need to do anything.': 'Если это были не вы, делать ничего не нужно.',
  'The button opens your donation without a password. It works for 60 days. Keep this link private.':
    'Кнопка открывает ваше пожертвование без пароля. Ссылка действует 60 дней. Никому не передавайте эту ссылку.',
  'Open your donation': 'Открыть пожертвование',
  'Thank you: {donation} to {paper}': 'Спасибо за поддержку {paper}: {donation}',
  'Your receipt, for your records.': 'Ваша квитанция, на память.',
  'You are receiving this email because a donation was made with this address.':
    'Вы получили это письмо, потому что этот адрес указали при пожертвовании.',
  'We send one receipt for each payment.': 'На каждый платёж мы присылаем одну квитанцию.',
  'Your donation has arrived. It pays for reporters who go and see for themselves, ask questions and write down what they find. You make that possible, and we are grateful.':
    'Ваше пожертвование дошло. Оно оплачивает работу репортёров, которые едут и смотрят сами, задают вопросы и записывают, что узнали. Это возможно благодаря вам.',
  'You do not need to do anything else. Please keep this email: it is your receipt.':
    'Больше ничего делать не нужно. Сохраните, пожалуйста, это письмо: это ваша квитанция.',
  'The page that the button opens says who received the donation and what this receipt is worth for tax.':
    'На странице, которую открывает кнопка, сказано, кто получил пожертвование и что квитанция значит для налогов.',
  'Received by {nameAndAddress}. {formAndRegistration} {taxStatus} {receiptNote}':
    'Получатель: {nameAndAddress}. {formAndRegistration} {taxStatus} {receiptNote}',
  'On your statement': 'В вашей выписке',
  'If something is wrong': 'Если что-то не так',
  'This was a single donation: nothing more will be charged. If it was a mistake, reply to this email or write to {contact}, and a person will put it right.':
    'Это было разовое пожертвование: больше ничего не спишется. Если оно вышло по ошибке, ответьте на это письмо или напишите на {contact}, и человек всё исправит.',
  'See or print your receipt': 'Посмотреть или распечатать квитанцию',
  'Change, pause or end it': 'Изменить, приостановить или прекратить',
  'The button opens this donation without a password. You can change the amount, the date or the card, pause it, or end it. Keep this link private. It works for 60 days, and every receipt has a new one.':
    'Кнопка открывает это пожертвование без пароля. Можно изменить сумму, дату или карту, приостановить его или прекратить. Никому не передавайте эту ссылку. Она действует 60 дней, и в каждой квитанции есть новая.',
  'You can also reply to this email or write to {contact}. We will end the donation within a day and ask no questions.':
    'Можно и ответить на это письмо или написать на {contact}. Мы прекратим пожертвование в течение суток и ни о чём не спросим.',
  'Your donation ends on {endsOn}': 'Ваше пожертвование закончится {endsOn}',
  'Nothing more will be charged.': 'Больше ничего не спишется.',
  'Your donation will end': 'Ваше пожертвование закончится',
  'Your donation of {donation} ends on {endsOn}, the last day you have paid for. Nothing more will be charged. Thank you for all that it made possible.':
    'Ваше пожертвование ({donation}) закончится {endsOn}: это последний оплаченный день. Больше ничего не спишется. Спасибо за всё, что стало возможным благодаря ему.',
  'If you did not mean to end it, or have changed your mind, press the button by that day.':
    'Если вы не хотели его прекращать или передумали, нажмите кнопку до этого дня.',
  'You can also reply to this email or write to {contact}.':
    'Можно и ответить на это письмо или написать на {contact}.',
  'The payment failed several times, so we ended the donation. You owe nothing.':
    'Платёж не прошёл несколько раз, поэтому мы прекратили пожертвование. Вы ничего не должны.',
  'It was ended as you asked. Nothing more will be charged.':
    'Оно прекращено, как вы просили. Больше ничего не спишется.',
  'This is the last email about this donation.': 'Это последнее письмо об этом пожертвовании.',
  'Your donation has ended': 'Ваше пожертвование прекращено',
  'Your donation of {donation} has ended. {reason}': 'Ваше пожертвование ({donation}) прекращено. {reason}',
  'Thank you for supporting this newspaper. If you would like to give again:':
    'Спасибо, что поддерживали эту газету. Если захотите пожертвовать снова:',
  'You can see and print your payments and receipts for another 60 days:':
    'Платежи и квитанции можно посмотреть и распечатать ещё 60 дней:',
  'See your payments': 'Посмотреть платежи',
  'We send this email once a year.': 'Мы присылаем это письмо раз в год.',
  'Your donation renews on {chargeOn}: {donation}':
    '{chargeOn} спишется ваше ежегодное пожертвование: {donation}',
  'The next charge is in a week.': 'Следующее списание через неделю.',
  'Your annual donation renews soon': 'Скоро спишется ваше ежегодное пожертвование',
  'You give {donation}, and the next payment will be charged on {chargeOn}. If that is right, you do not need to do anything. Thank you.':
    'Вы жертвуете {donation}; следующий платёж спишется {chargeOn}. Если всё верно, делать ничего не нужно. Спасибо.',
  'The link to your donation': 'Ссылка на ваше пожертвование',
  'It opens this one donation without a password.': 'Она открывает это пожертвование без пароля.',
  'Here is the link you asked for. The button opens your donation of {donation} without a password. It works for 60 days. Keep this link private.':
    'Вот ссылка, о которой вы просили. Кнопка открывает ваше пожертвование ({donation}) без пароля. Ссылка действует 60 дней. Никому не передавайте эту ссылку.',
  'If you did not ask for it, you do not need to do anything. Nobody else was sent this email.':
    'Если вы об этом не просили, делать ничего не нужно. Больше никому это письмо не отправлено.',
  'Change, pause or end your donation': 'Изменить, приостановить или прекратить пожертвование',
  'The address of your donation': 'Адрес вашего пожертвования',
  'We have saved your request': 'Мы сохранили вашу просьбу',
  'Use this address for your donation?': 'Использовать этот адрес для вашего пожертвования?',
  'Confirm this address': 'Подтвердить этот адрес',
  'Receipts, and everything else about your donation, will go to <strong>{address}</strong>. Links in our earlier emails will stop working.':
    'Квитанции и всё остальное о вашем пожертвовании будут приходить на <strong>{address}</strong>. Ссылки из прежних писем перестанут действовать.',
  'Your donation has a new address': 'У вашего пожертвования новый адрес',
  'Receipts go there from now on. We have just mailed it a link that opens your donation.':
    'Теперь квитанции приходят туда. Мы только что отправили на него ссылку, которая открывает ваше пожертвование.',
  'This link was replaced': 'Эту ссылку заменила новая',
  'A newer link was sent, or the donation has ended. Use the newest email, or enter the address again on the page of your donation.':
    'Отправлена более новая ссылка, или пожертвование прекращено. Возьмите самое новое письмо или введите адрес ещё раз на странице пожертвования.',
  'It worked for {confirmDays} days, and nothing was changed. Enter the address again on the page of your donation; the button in each receipt opens it.':
    {
      by: 'confirmDays',
      one: 'Она действовала {confirmDays} день, ничего не изменилось. Введите адрес ещё раз на странице пожертвования; её открывает кнопка в каждой квитанции.',
      few: 'Она действовала {confirmDays} дня, ничего не изменилось. Введите адрес ещё раз на странице пожертвования; её открывает кнопка в каждой квитанции.',
      many: 'Она действовала {confirmDays} дней, ничего не изменилось. Введите адрес ещё раз на странице пожертвования; её открывает кнопка в каждой квитанции.',
    },
  'It may be incomplete. Copy the whole link from the email.':
    'Возможно, она скопирована не целиком. Скопируйте ссылку из письма полностью.',
  'We have sent a link to the new address. Nothing changes until you press its button. The link works for three days.':
    'Мы отправили ссылку на новый адрес. Пока вы не нажмёте кнопку в письме, ничего не изменится. Ссылка действует три дня.',
  'Make it monthly': 'Сделать ежемесячным',
  'Make it monthly from next month': 'Сделать ежемесячным со следующего месяца',
  'Press the button to confirm it.': 'Нажмите кнопку, чтобы подтвердить его.',
  'You are receiving this email because somebody entered this address on the page of their donation.':
    'Вы получили это письмо, потому что кто-то ввёл этот адрес на странице своего пожертвования.',
  'You (or someone using your address) asked us to send the receipts of a donation here. Please confirm it with the button. The link works for {confirmDays} days.':
    {
      by: 'confirmDays',
      one: 'Вы или кто-то, кто указал ваш адрес, попросили присылать сюда квитанции о пожертвовании. Подтвердите это, пожалуйста, кнопкой. Ссылка действует {confirmDays} день.',
      few: 'Вы или кто-то, кто указал ваш адрес, попросили присылать сюда квитанции о пожертвовании. Подтвердите это, пожалуйста, кнопкой. Ссылка действует {confirmDays} дня.',
      many: 'Вы или кто-то, кто указал ваш адрес, попросили присылать сюда квитанции о пожертвовании. Подтвердите это, пожалуйста, кнопкой. Ссылка действует {confirmDays} дней.',
    },
  'The address of your donation has changed': 'Адрес вашего пожертвования изменён',
  'Receipts go to another address from now on.': 'Теперь квитанции приходят на другой адрес.',
  'This is the last email about this donation to this address.':
    'Это последнее письмо об этом пожертвовании на этот адрес.',
  'On {changedOn} your donation was moved to another email address, which has confirmed it. Receipts go there from now on. The links in our earlier emails about this donation no longer open it.':
    '{changedOn} ваше пожертвование перенесли на другой адрес, и его подтвердили. Теперь квитанции приходят туда. Ссылки из прежних писем об этом пожертвовании его больше не открывают.',
  'If you did not ask for this, reply to this email or write to {contact}, and a person will help.':
    'Если вы об этом не просили, ответьте на это письмо или напишите на {contact}, и вам поможет человек.',
  'Receipts come here from now on.': 'Теперь квитанции приходят сюда.',
  'Receipts, and everything else about this donation, come here from now on.':
    'Квитанции и всё остальное об этом пожертвовании теперь приходят сюда.',
  'If anything is wrong, reply to this email or write to {contact}.':
    'Если что-то не так, ответьте на это письмо или напишите на {contact}.',
  'We will carry it out as soon as the payment company answers, usually within minutes, and email both addresses. You do not need to do anything.':
    'Мы выполним её, как только ответит платёжная компания, обычно в течение нескольких минут, и напишем на оба адреса. Делать ничего не нужно.',
  'Receipts already go to this address. Enter another one.':
    'Квитанции и так приходят на этот адрес. Введите другой.',
} as const
