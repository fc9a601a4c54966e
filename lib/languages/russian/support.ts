export const russianSupport = {
  'Thank you for your support': 'Спасибо за поддержку',
  'Not you, or a computer that others use?': 'Это не вы или компьютером пользуются и другие?',
  'Forget this browser': 'Забыть этот браузер',
  'Your receipt, which we emailed you, has a button that opens your donation.':
    'В квитанции, которую мы вам прислали, есть кнопка, она открывает ваше пожертвование.',
  'The button in your receipt, which we emailed you, opens your donation. There you can change, pause or end it.':
    'Кнопка в квитанции, которую мы вам прислали, открывает ваше пожертвование. Там его можно изменить, приостановить или прекратить.',
  'You gave {amount} on {givenOn}.': 'Вы пожертвовали {amount} {givenOn}.',
  'You give {rhythm}. Your donation is paused at the moment.':
    'Вы жертвуете {rhythm}. Сейчас пожертвование приостановлено.',
  'You give {rhythm}. The last payment did not go through.':
    'Вы жертвуете {rhythm}. Последний платёж не прошёл.',
  'You give {rhythm}.': 'Вы жертвуете {rhythm}.',
  'You give {rhythm} until {endsOn}.': 'Вы жертвуете {rhythm}, до {endsOn}.',
  'Put it right': 'Исправить',
  'Raise it to {donation}': 'Увеличить: {donation}',
  'Give again': 'Пожертвовать ещё раз',
  'Manage your donation': 'Управлять пожертвованием',
  'You gave {sum} on {givenAt}. Would you like to give the same again? If not, you do not need to do anything.':
    'Вы пожертвовали {sum} {givenAt}. Хотите пожертвовать столько же ещё раз? Если нет, делать ничего не нужно.',
  'Yes, give {sum} again': 'Да, пожертвовать {sum} ещё раз',
  'You already give {donation}. Use the button in its receipt, which we emailed you, to change that donation instead of starting a second one.':
    'Вы уже жертвуете {donation}. Кнопка в квитанции, которую мы вам прислали, поможет изменить это пожертвование, не начиная второе.',
  'You already give {donation}. You can change that donation instead of starting a second one.':
    'Вы уже жертвуете {donation}. Можно изменить это пожертвование, не начиная второе.',
  'No, start a second donation of {donation}': 'Нет, начать второе пожертвование: {donation}',
  'See my donation': 'Посмотреть моё пожертвование',
  'Increase it to {donation}': 'Увеличить его: {donation}',
  'Dear readers,': 'Дорогие читатели,',
  'Russia’s Prosecutor General has declared {paper} an “undesirable” organisation. Before that, it labelled us a “foreign agent”. The new label goes further: it makes our work a crime in Russia, and it puts the people who do that work at risk of prosecution.':
    'Генеральная прокуратура России объявила {paper} «нежелательной» организацией. До этого нас признали «иностранным агентом». Новое клеймо идёт дальше: в России наша работа теперь преступление, а людям, которые её делают, грозит уголовное преследование.',
  'We will carry on. What happens in Russia still has to be found out, checked and reported in plain words, and we will keep reporting it, without fear or favour.':
    'Мы продолжаем работать. То, что происходит в России, по-прежнему нужно выяснять, проверять и рассказывать простыми словами, и мы будем рассказывать — без страха и без оглядки.',
  '<strong>It is readers who make that possible.</strong> Support starts at {least} a month, and it is quick to set up. Give what suits you, once or regularly, and stop whenever you like.':
    '<strong>Это возможно благодаря читателям.</strong> Поддержать нас можно суммой от {least} в месяц, и это быстро. Жертвуйте сколько удобно, один раз или регулярно, и прекратите, когда захотите.',
  'Readers pay for our reporting. Give once, monthly or annually, and stop whenever you like.':
    'За нашу журналистику платят читатели. Жертвуйте один раз, каждый месяц или раз в год и прекратите, когда захотите.',
  Give: 'Пожертвовать',
  'You left the payment page before paying, and nothing was charged. Everything you chose is still filled in below.':
    'Вы ушли со страницы оплаты, не заплатив, и ничего не списано. Всё, что вы выбрали, осталось ниже.',
  'A Message from {paper}': 'Сообщение от {paper}',
  'What you can do next': 'Что можно сделать дальше',
  'What mattered in Russia this week and why, free, {every}.':
    'Что важного произошло в России за неделю и почему, бесплатно, {every}.',
  'One press is enough.': 'Достаточно одного нажатия.',
  'We send an email to the address you paid with; its button confirms the subscription.':
    'Мы отправим письмо на адрес, который вы указали при оплате; кнопка в нём подтвердит подписку.',
  'Unlike our emails about your donation, the newsletter names us as its sender.':
    'В отличие от писем о пожертвовании, рассылка приходит от нашего имени.',
  'Give again next year': 'Пожертвовать снова через год',
  'We can write to the address you paid with on {againOn}, once. You will not be charged unless you decide to give again.':
    '{againOn} мы можем один раз написать на адрес, который вы указали при оплате. Деньги спишутся, только если вы сами решите пожертвовать снова.',
  'Remind me next year': 'Напомнить через год',
  'See your donations in one place': 'Все пожертвования в одном месте',
  'An account shows your donations, receipts and yearly statements. There is no password.':
    'В личном кабинете видны ваши пожертвования, квитанции и выписки за год. Пароля нет.',
  'Go to your donations': 'К моим пожертвованиям',
  'Email me a link to sign in': 'Прислать ссылку для входа',
  'You are subscribed. A welcome email is on its way.': 'Вы подписаны. Приветственное письмо уже в пути.',
  'We are sending an email to the address you paid with. Press the button in it to confirm the subscription.':
    'Мы отправляем письмо на адрес, который вы указали при оплате. Нажмите в нём кнопку, чтобы подтвердить подписку.',
  'We are sending a link to the address you paid with. It signs you in, within ten minutes.':
    'Мы отправляем ссылку на адрес, который вы указали при оплате. По ней можно войти в течение десяти минут.',
  'We will write to the address you paid with on {againOn}. The email that confirms this says how to cancel it.':
    '{againOn} мы напишем на адрес, который вы указали при оплате. В письме, которое это подтвердит, сказано, как всё отменить.',
  'That day has passed, so no reminder was set.': 'Этот день уже прошёл, поэтому напоминание не установлено.',
  'Your donation: <strong>{donation}</strong>. It has reached us, and it pays for our reporting.':
    'Ваше пожертвование: <strong>{donation}</strong>. Оно дошло до нас и оплачивает нашу работу.',
  'The next charge is on <strong>{nextChargeOn}</strong>. You can end the donation at any time. Nothing more will be charged after that.':
    'Следующее списание — <strong>{nextChargeOn}</strong>. Прекратить пожертвование можно в любой момент. После этого ничего не спишется.',
  'Your statement shows <strong>{statementDescriptor}</strong>. Your bank knows more than the statement shows: the amount, the date, that the payment went through Stripe, and Stripe’s number for us. With that number a bank or an authority can find out who was paid.':
    'В выписке будет указано <strong>{statementDescriptor}</strong>. Банк знает больше, чем видно в выписке: сумму, дату, что платёж прошёл через Stripe, и номер, под которым мы записаны в Stripe. По этому номеру банк или ведомство может узнать, кому заплатили.',
  'Its button opens your donation.': 'Кнопка в ней открывает ваше пожертвование.',
  'Use its button to change, pause or end your donation.':
    'В ней есть кнопка, чтобы изменить, приостановить или прекратить пожертвование.',
  'A receipt is on its way by email. {button}': 'Квитанция уже отправлена на почту. {button}',
  'We emailed you a receipt on {receiptSentAt}. {button}':
    'Мы прислали вам квитанцию {receiptSentAt}. {button}',
  'The payment company did not give us an email address, so we cannot email you a receipt. For a receipt, write to {contact}.':
    'Платёжная компания не передала нам адрес, поэтому прислать квитанцию мы не можем. За квитанцией напишите на {contact}.',
  'The payment company did not give us an email address, so we cannot email you a receipt. For a receipt, or to change or end your donation, write to {contact}.':
    'Платёжная компания не передала нам адрес, поэтому прислать квитанцию мы не можем. За квитанцией или чтобы изменить или прекратить пожертвование, напишите на {contact}.',
  'Back to the article': 'Вернуться к статье',
  'Your payment is being processed': 'Платёж обрабатывается',
  'The bank has not answered yet. This can take a little while, and with some payment methods a day or two. You do not need to keep this page open: we will email you a receipt once the payment has arrived.':
    'Банк ещё не ответил. Это может занять немного времени, а при некоторых способах оплаты — день или два. Держать страницу открытой не нужно: когда платёж придёт, мы пришлём квитанцию.',
  'No payment was made': 'Платежа не было',
  'The payment page was closed before anything was paid, or your bank did not make the payment, so nothing was charged. We have kept your choice in case you would like to try again. Questions? Write to <link>{contact}</link>.':
    'Страницу оплаты закрыли раньше, чем прошёл платёж, или банк его не провёл, поэтому ничего не списано. Ваш выбор мы сохранили на случай, если вы захотите попробовать ещё раз. Есть вопросы? Напишите на <link>{contact}</link>.',
  'Back to the donation box': 'Вернуться к форме пожертвования',
  'If you have just donated, thank you: it pays for our reporting. The receipt comes by email within a few minutes of the payment. It says what was charged. Its button opens your donation and, if it is a recurring one, lets you change or end it.':
    'Если вы только что пожертвовали, спасибо: это оплачивает нашу работу. Квитанция придёт на почту в течение нескольких минут после платежа. В ней сказано, сколько списано. Кнопка в ней открывает ваше пожертвование; регулярное там можно изменить или прекратить.',
  'If you donated earlier, we emailed the receipt on that day. To see it again, <link>sign in with the address you paid with</link>: your account has every receipt.':
    'Если вы жертвовали раньше, квитанцию мы прислали в тот же день. Чтобы увидеть её снова, <link>войдите с адресом, который указали при оплате</link>: в личном кабинете есть все квитанции.',
  'If an email is missing, look in your spam and promotions folders, or write to <link>{contact}</link>.':
    'Если письма нет, загляните в спам и рекламные папки или напишите на <link>{contact}</link>.',
  'Thank you: your donations pay for our reporting. Your last payment reached us on <strong>{paidOn}</strong>, and we emailed the receipt on that day.':
    'Спасибо: ваши пожертвования оплачивают нашу работу. Последний платёж дошёл до нас <strong>{paidOn}</strong>, в тот же день мы прислали квитанцию.',
  'See your receipts again': 'Посмотреть квитанции',
  'Before you give': 'Прежде чем пожертвовать',
  'Who receives it': 'Кто получает деньги',
  '{nameAndAddress}, the publisher of {name}. {taxStatus}': '{nameAndAddress} — издатель {name}. {taxStatus}',
  'What it pays for': 'На что они идут',
  'Reporters, editors and translators, and keeping their work safe, online and free for everybody.':
    'На репортёров, редакторов и переводчиков, на их безопасность и на то, чтобы сайт работал и оставался бесплатным для всех.',
  'How it ends': 'Как прекратить',
  'You can end a monthly or annual donation with one press, at any time. The button is behind the link in every receipt, and asks for no password.':
    'Ежемесячное или ежегодное пожертвование можно прекратить одним нажатием в любой момент. Кнопка — по ссылке из любой квитанции, пароль не нужен.',
  'What your statement shows': 'Что будет в выписке',
  '“{statementDescriptor}”. Your bank knows more than the statement prints, such as which company was paid through Stripe.':
    '«{statementDescriptor}». Банк знает больше, чем печатает в выписке, например какой компании заплатили через Stripe.',
  'Why we ask': 'Почему мы просим',
  'Not now?': 'Не сейчас?',
  'Let us remind you later': 'Попросить напомнить позже',
} as const
