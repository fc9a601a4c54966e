export const russianManage = {
  State: 'Состояние',
  'Next charge': 'Следующее списание',
  'No charge after': 'Без списаний после',
  'Card fee included': 'Включая комиссию за карту',
  Card: 'Карта',
  'Given on': 'Дата',
  Since: 'С какого дня',
  Paused: 'Приостановлено',
  'Will end': 'Закончится',
  'Ends on {endsOn}': 'Закончится {endsOn}',
  Ended: 'Прекращено',
  'None until you resume it': 'Нет, пока вы его не возобновите',
  'None: nothing more will be charged': 'Нет: больше ничего не спишется',
  'Keep my donation': 'Оставить моё пожертвование',
  'In {code}, from {least} to {most}. The new amount applies from the next charge; nothing is charged now.':
    'Валюта: {code}, от {least} до {most}. Новая сумма действует со следующего списания; сейчас ничего не спишется.',
  'Choose a date from {earliest} to {latest}. Later charges follow on the same day every year. If your browser shows no calendar, enter the date like this: {example}.':
    'Выберите дату от {earliest} до {latest}. Дальше деньги списываются в тот же день каждый год. Если браузер не показывает календарь, введите дату так: {example}.',
  'Choose a date from {earliest} to {latest}. Later charges follow on the same day every month. If your browser shows no calendar, enter the date like this: {example}.':
    'Выберите дату от {earliest} до {latest}. Дальше деньги списываются в то же число каждый месяц. Если браузер не показывает календарь, введите дату так: {example}.',
  'The payment on {nextChargeOn} will be skipped and will not be charged later. The next one is on {next}.':
    'Платёж {nextChargeOn} будет пропущен и потом не спишется. Следующий — {next}.',
  '1 month': '1 месяц',
  '{months} months': {
    by: 'months',
    one: '{months} месяц',
    few: '{months} месяца',
    many: '{months} месяцев',
  },
  'Next charge on {next}': 'Следующее списание — {next}',
  'The button takes you to the payment company’s page, where you can enter another card. We never see its number. You will not be charged for this.':
    'Кнопка ведёт на страницу платёжной компании, где можно ввести другую карту. Её номера мы не видим. Деньги за это не спишутся.',
  'Go to the card page': 'Перейти к смене карты',
  'The donation ends as soon as you press the button. The failed payment will not be tried again, and you owe nothing.':
    'Пожертвование прекратится, как только вы нажмёте кнопку. Непрошедший платёж повторяться не будет, вы ничего не должны.',
  'Nothing more will be charged once you press the button. The donation ends on {nextChargeOn}. Until then you can change your mind and keep it.':
    'Когда вы нажмёте кнопку, больше ничего не спишется. Пожертвование закончится {nextChargeOn}. До этого можно передумать и оставить его.',
  'I would rather not say': 'Предпочитаю не говорить',
  'Give {donation} instead': 'Жертвовать {donation}',
  'That is already so. Choose another end.': 'Так уже и есть. Выберите другую дату окончания.',
  'That is already the date of the next charge. Choose another one.':
    'Это и так дата следующего списания. Выберите другую.',
  'That is already your amount. Enter a different one.': 'Это и так ваша сумма. Введите другую.',
  'Choose a date from {earliest} to {latest}.': 'Выберите дату от {earliest} до {latest}.',
  'Choose {earliest}, the day of the next charge, or a later day. To stop before it, end the donation.':
    'Выберите {earliest} — день следующего списания — или более поздний день. Чтобы остановиться раньше, прекратите пожертвование.',
  'Choose {earliest} or a later day.': 'Выберите {earliest} или более поздний день.',
  'Choose {latest} or an earlier day.': 'Выберите {latest} или более ранний день.',
  'Choose {latest} or an earlier day. For a longer break, pause the donation.':
    'Выберите {latest} или более ранний день. Если нужен перерыв дольше, приостановите пожертвование.',
  'Your payments': 'Ваши платежи',
  'Our emails': 'Наши письма',
  'All your donations': 'Все ваши пожертвования',
  'Donate again': 'Пожертвовать ещё раз',
  'If anything is wrong, write to <link>{contact}</link>, and a person will answer.':
    'Если что-то не так, напишите на <link>{contact}</link>, вам ответит живой человек.',
  'We have no donations from the address you are signed in with. If you used another address, sign in with that one, or use the button in your receipt.':
    'С адреса, под которым вы вошли, пожертвований нет. Если вы пользовались другим адресом, войдите с ним или нажмите кнопку в квитанции.',
  'Paid on': 'Оплачено',
  'Statement for {year}': 'Выписка за {year} год',
  'Statement for other dates': 'Выписка за другие даты',
  '{sum} refunded': 'возвращено {sum}',
  '{sum} being refunded': 'возвращается {sum}',
  'Receipt {reference}, {paidOn}': 'Квитанция {reference}, {paidOn}',
  'Thank you. {paper} is paid for by its readers.': 'Спасибо. {paper} живёт на деньги читателей.',
  'Print this receipt': 'Распечатать квитанцию',
  'Back to the donation': 'Вернуться к пожертвованию',
  'Donation to': 'Получатель',
  Refunded: 'Возвращено',
  'Being refunded': 'Возвращается',
  Donor: 'Жертвователь',
  Reference: 'Номер',
  'On the bank statement': 'В банковской выписке',
  'The next charge is on {day}.': 'Следующее списание — {day}.',
  'We will confirm it by email.': 'Мы подтвердим это письмом.',
  'Your donation is {donation}.': 'Ваше пожертвование: {donation}.',
  'Your donation has no end date. It continues until you end it.':
    'У вашего пожертвования нет даты окончания. Оно продолжается, пока вы его не прекратите.',
  'Your donation is charged until {lastDay}, and never after it.':
    'Деньги списываются до {lastDay} включительно, после этого дня — нет.',
  'Done. Nothing is charged until then.': 'Готово. До этого ничего не спишется.',
  'Thank you. Your donation continues.': 'Спасибо. Пожертвование продолжается.',
  'Done. Nothing more is charged.': 'Готово. Больше ничего не спишется.',
  'Thank you for all that your donation made possible.': 'Спасибо за всё, что стало возможным благодаря вам.',
  'If you entered another card, we are trying the failed payment with it now. We will email you the result.':
    'Если вы ввели другую карту, мы уже пробуем провести непрошедший платёж. О результате напишем.',
  'If you entered another card, it will be used from now on. We will email you to confirm.':
    'Если вы ввели другую карту, теперь будет использоваться она. Мы подтвердим это письмом.',
  'No payment is open at the moment.': 'Неоплаченных платежей сейчас нет.',
  'This has already been done.': 'Это уже сделано.',
  'The payment company is not answering at the moment, so we could not open its page for a new card. Nothing was changed and nothing was charged. Please press “Change the card” again in a minute.':
    'Платёжная компания сейчас не отвечает, поэтому открыть её страницу для новой карты не получилось. Ничего не изменилось и не списано. Нажмите, пожалуйста, «Сменить карту» ещё раз через минуту.',
  'Your donation was changed in the meantime, perhaps in another window, so we did not do what you just asked. This is your donation now; please choose again.':
    'За это время пожертвование изменилось, возможно, в другом окне, поэтому мы не сделали того, о чём вы только что просили. Вот пожертвование как есть; выберите, пожалуйста, ещё раз.',
  'The payment company refused the change, so your donation is as it was before. Please try again, or write to {contact}.':
    'Платёжная компания отклонила изменение, поэтому пожертвование осталось прежним. Попробуйте ещё раз или напишите на {contact}.',
  'Donations from {first} to {last}': 'Пожертвования с {first} по {last}',
  'Donations in {whole}': 'Пожертвования за {whole} год',
  'There were no donations in that time.': 'За это время пожертвований не было.',
  'Print this statement': 'Распечатать выписку',
  'Back to your donations': 'Вернуться к пожертвованиям',
  'A statement of one donation to {paper} from {first} to {last}, both days included.':
    'Выписка об одном пожертвовании изданию {paper} с {first} по {last} включительно.',
  'A statement of all donations to {paper} from {first} to {last}, both days included.':
    'Выписка обо всех пожертвованиях изданию {paper} с {first} по {last} включительно.',
  'A statement for {email} of one donation to {paper} from {first} to {last}, both days included.':
    'Выписка для {email} об одном пожертвовании изданию {paper} с {first} по {last} включительно.',
  'A statement for {email} of all donations to {paper} from {first} to {last}, both days included.':
    'Выписка для {email} обо всех пожертвованиях изданию {paper} с {first} по {last} включительно.',
  'Choose the dates': 'Выберите даты',
  refunded: 'возвращено',
  'Total given': 'Всего пожертвовано',
  'Total given: {given}, refunded: {givenBack}': 'Всего пожертвовано: {given}, возвращено: {givenBack}',
  'These are not two dates': 'Это не две даты',
  'First day': 'Первый день',
  'If your browser shows no calendar, enter the date like this: 2026-12-31.':
    'Если браузер не показывает календарь, введите дату так: 2026-12-31.',
  'Last day': 'Последний день',
  'Show the statement': 'Показать выписку',
  'Give annually instead': 'Жертвовать раз в год',
  'Give monthly instead': 'Жертвовать каждый месяц',
  'Amount each year': 'Сумма в год',
  'Amount each month': 'Сумма в месяц',
  'In {code}, from {least} to {most}. Nothing is charged now. The next charge stays on {day}, and later ones follow every year.':
    'Валюта: {code}, от {least} до {most}. Сейчас ничего не спишется. Следующее списание остаётся {day}, дальше — каждый год.',
  'In {code}, from {least} to {most}. Nothing is charged now. The next charge stays on {day}, and later ones follow every month.':
    'Валюта: {code}, от {least} до {most}. Сейчас ничего не спишется. Следующее списание остаётся {day}, дальше — каждый месяц.',
  'Switch to annual': 'Перейти на ежегодное',
  'Switch to monthly': 'Перейти на ежемесячное',
  None: 'Нет',
  'Last day, for “Another day”': 'Последний день, если выбран «Другой день»',
  'From {earliest} to {latest}. If your browser shows no calendar, enter the date like this: {example}.':
    'От {earliest} до {latest}. Если браузер не показывает календарь, введите дату так: {example}.',
  'For {months} months': {
    by: 'months',
    one: 'На {months} месяц',
    few: 'На {months} месяца',
    many: 'На {months} месяцев',
  },
  'No charge after {day}': 'После {day} списаний не будет',
  'Until I end it': 'Пока я не прекращу',
  'Another day': 'Другой день',
  'We have saved your request and will carry it out as soon as the payment company answers, usually within minutes. We will email you when it is done. You do not need to do anything.':
    'Мы сохранили вашу просьбу и выполним её, как только ответит платёжная компания, обычно в течение нескольких минут. Когда всё будет готово, мы напишем. Делать ничего не нужно.',
  'Enter both dates like this: 2026-12-31.': 'Введите обе даты так: 2026-12-31.',
  'Choose a last day that is not before the first.': 'Выберите последний день не раньше первого.',
  '{nameAndAddress}, the publisher of {name}.': '{nameAndAddress} — издатель {name}.',
  'Questions: {contact}.': 'Вопросы: {contact}.',
  'It is more than I can give at the moment': 'Сейчас для меня это слишком много',
  'I meant to give only once': 'Хотелось пожертвовать только один раз',
  'Something in my life has changed': 'В моей жизни что-то изменилось',
  'I would rather support something else': 'Я хочу поддержать что-то другое',
  'I am not happy with the newspaper': 'Мне не нравится газета',
  'Choose for how long.': 'Выберите срок.',
  'Use 500 characters or fewer; for more, please email us.':
    'Не больше 500 знаков; если нужно больше, напишите нам письмо.',
  'Many donations are being started from your network at the moment. Please continue by email below: we send you a link to this donation. Nothing was charged.':
    'Сейчас из вашей сети начинают много пожертвований. Продолжите, пожалуйста, по почте ниже: мы пришлём ссылку на это пожертвование. Ничего не списано.',
  'Nothing was charged. If you have asked for a link before, it is in your inbox and still works.':
    'Ничего не списано. Если вы уже просили ссылку, она у вас в почте и ещё действует.',
  'The payment page is not answering at the moment. Nothing was charged. Please press Continue again in a minute.':
    'Страница оплаты сейчас не отвечает. Ничего не списано. Нажмите, пожалуйста, «Продолжить» ещё раз через минуту.',
  'We cannot take donations at the moment, because our protection against card fraud is not working. Nothing was charged. Please try again in a few minutes, or write to {contact}.':
    'Сейчас мы не можем принимать пожертвования: не работает защита от мошенничества с картами. Ничего не списано. Попробуйте через несколько минут или напишите на {contact}.',
  'That took too long, so the check has expired. Nothing was charged. Please press Continue again.':
    'Это заняло слишком много времени, и проверка устарела. Ничего не списано. Нажмите, пожалуйста, «Продолжить» ещё раз.',
  'Choose how often you would like to give.': 'Выберите, как часто вы хотите жертвовать.',
  'Choose one of the currencies offered.': 'Выберите одну из предложенных валют.',
} as const
