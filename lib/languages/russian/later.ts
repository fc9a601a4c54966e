/** A monthly donation that begins a month after a single one. */
export const russianLater = {
  'You have given for this month. If you choose this, {donation} will be charged automatically from {day} on. Nothing is charged before that day, and we write to you a week before. Until then you can cancel it with one click.':
    'За этот месяц вы уже пожертвовали. С {day} деньги могут списываться сами: {donation}. Раньше ничего не спишется, за неделю мы напишем, и до этого дня всё отменяется одним нажатием.',
  'The button leads to the payment company’s page, where you agree to this and enter your card or account again, which we have not kept. You can also <link>start today</link>, with a first charge today.':
    'Кнопка ведёт на страницу платёжной компании, где вы соглашаетесь на это и ещё раз вводите карту или счёт: мы их не сохранили. Можно и <link>начать сегодня</link>, с первым списанием сегодня.',
  'We are sending a link to the address you paid with. It leads to the payment page of your monthly donation, and works for {continueHours} hours. Nothing was charged.':
    {
      by: 'continueHours',
      one: 'Мы отправляем ссылку на адрес, который вы указали при оплате. Она ведёт на страницу оплаты ежемесячного пожертвования и действует {continueHours} час. Ничего не списано.',
      few: 'Мы отправляем ссылку на адрес, который вы указали при оплате. Она ведёт на страницу оплаты ежемесячного пожертвования и действует {continueHours} часа. Ничего не списано.',
      many: 'Мы отправляем ссылку на адрес, который вы указали при оплате. Она ведёт на страницу оплаты ежемесячного пожертвования и действует {continueHours} часов. Ничего не списано.',
    },
  'Your monthly donation has been set up already. We have emailed you when it starts.':
    'Ежемесячное пожертвование уже оформлено. Мы написали вам, когда оно начнётся.',
  'You left the payment page, so your donation was not made monthly. Nothing was charged.':
    'Вы ушли со страницы оплаты, поэтому пожертвование не стало ежемесячным. Ничего не списано.',
  'This donation cannot be made monthly here. You can start a monthly donation in the box.':
    'Сделать это пожертвование ежемесячным здесь нельзя. Ежемесячное пожертвование можно начать в форме.',
  'Your donation of {donation} starts on <strong>{day}</strong>. Nothing was charged today. From that day on it is charged without asking again, and we email you a receipt for each payment.':
    'Ваше пожертвование ({donation}) начнётся <strong>{day}</strong>. Сегодня ничего не списано. С этого дня деньги списываются без новых вопросов, и на каждый платёж мы присылаем квитанцию.',
  'We are sending you an email that says so. Its button opens the donation, and one press there cancels it. We write to you again a week before the first charge.':
    'Мы отправляем вам письмо об этом. Кнопка в нём открывает пожертвование, и там его можно отменить одним нажатием. За неделю до первого списания мы напишем ещё раз.',
  'The payment company did not give us an email address. To change or cancel the donation, write to {contact}.':
    'Платёжная компания не сообщила нам адрес почты. Чтобы изменить или отменить пожертвование, напишите на {contact}.',
  'The first charge is on {day}. Until then you can cancel it with one click.':
    'Первое списание — {day}. До этого дня всё отменяется одним нажатием.',
  'You give {rhythm} from {startsOn} on.': 'Вы жертвуете {rhythm}, начиная с {startsOn}.',
  'The button in the email about it opens your donation. There you can change or cancel it.':
    'Кнопка в письме о нём открывает пожертвование. Там его можно изменить или отменить.',
  'Your donation of {donation} starts on {day}. Would you like to start a second one as well?':
    'Ваше пожертвование ({donation}) начнётся {day}. Хотите начать ещё и второе?',
  '{donation}, from {day} on': '{donation}, начиная с {day}',
  'Nothing had been charged for it.': 'За него ничего не было списано.',
  'Agreed, not charged yet': 'Оформлено, ещё ничего не списано',
  'Starts on': 'Начнётся',
  'Agreed on': 'Оформлено',
  'Starts on {day}. Nothing was charged yet.': 'Начнётся {day}. Пока ничего не списано.',
  'Cancel this donation': 'Отменить это пожертвование',
  'Nothing has been charged for it yet.': 'За него пока ничего не списано.',
  'Done. This donation will not start, and nothing is charged.':
    'Готово. Это пожертвование не начнётся, и ничего не спишется.',

  'Your donation starts on {day}: {donation}': 'Ваше пожертвование начнётся {day}: {donation}',
  'Nothing is charged before that day.': 'До этого дня ничего не спишется.',
  'Thank you: your donation starts on {day}': 'Спасибо: ваше пожертвование начнётся {day}',
  'You have agreed to give {donation}. Nothing is charged before {day}. From then on it is charged without asking again, and we email you a receipt for each payment.':
    'Вы согласились жертвовать {donation}. До {day} ничего не спишется. С этого дня деньги списываются без новых вопросов, и на каждый платёж мы присылаем квитанцию.',
  'We send this email once.': 'Это письмо мы присылаем один раз.',
  'The first charge is in a week.': 'Первое списание через неделю.',
  'Your donation starts soon': 'Ваше пожертвование скоро начнётся',
  'As you agreed, your donation is charged for the first time on {day}: {donation}. If that is right, you do not need to do anything. Thank you.':
    'Как вы и согласились, {day} деньги спишутся впервые: {donation}. Если всё верно, делать ничего не нужно. Спасибо.',
  'First charge': 'Первое списание',
  'If you have changed your mind, the button opens this donation without a password, and one press there cancels it. You can also change the amount, the day or the card. Keep this link private. It works for 60 days.':
    'Если вы передумали, кнопка открывает это пожертвование без пароля, и там его можно отменить одним нажатием. Можно изменить и сумму, день или карту. Никому не передавайте эту ссылку. Она действует 60 дней.',
  'Change or cancel your donation': 'Изменить или отменить пожертвование',
  'Your donation will not start': 'Ваше пожертвование не начнётся',
  'Nothing was charged, and nothing will be.': 'Ничего не списано и не спишется.',
  'Your donation of {donation} was cancelled before its first charge. Nothing was charged for it, and nothing will be. Your earlier donation is not affected: thank you for it.':
    'Ваше пожертвование ({donation}) отменено до первого списания. За него ничего не списано и не спишется. Прежнего пожертвования это не касается: спасибо за него.',
  'If you did not ask for this, reply to this email or write to {contact}.':
    'Если вы об этом не просили, ответьте на это письмо или напишите на {contact}.',
} as const
