export const russianPaper = {
  'The edition of {dueOn}, as it was sent.': 'Выпуск от {dueOn}, в том виде, в каком он был отправлен.',
  '{newsletter}, No. {number}': '{newsletter}, № {number}',
  'No. {number}, {day}': '№ {number}, {day}',
  '— {editorName}, editor': '— {editorName}, редактор',
  'Other forms of this edition': 'Этот выпуск в другом виде',
  'The email': 'Письмо',
  'Plain text': 'Только текст',
  'This newsletter is free because some readers pay for it.':
    'Рассылка бесплатна, потому что часть читателей за неё платит.',
  'Other editions': 'Другие выпуски',
  'Earlier edition': 'Предыдущий выпуск',
  'All editions': 'Все выпуски',
  'Later edition': 'Следующий выпуск',
  'Earlier editions': 'Прошлые выпуски',
  'Every edition of {name}, our free weekly newsletter, as it was sent.':
    'Все выпуски {name}, нашей бесплатной еженедельной рассылки, в том виде, в каком они были отправлены.',
  'No edition has been sent yet. The first one is planned for {day}.':
    'Ещё не было ни одного выпуска. Первый запланирован на {day}.',
  'Every edition of {name}, as it was sent. You can also follow them in a feed reader: <link>the newsletter’s feed</link>.':
    'Все выпуски {name} в том виде, в каком они были отправлены. За ними можно следить и в программе для чтения RSS: <link>лента рассылки</link>.',
  'Sign up for the newsletter': 'Подписаться на рассылку',
  'No. {number} · <time>{dueOn}</time>': '№ {number} · <time>{dueOn}</time>',
  'View this edition in your browser': 'Открыть этот выпуск в браузере',
  'Was this email forwarded to you?': 'Вам переслали это письмо?',
  'Subscribe, it is free': 'Подпишитесь, это бесплатно',
  'Read the rest of this story': 'Прочитать статью до конца',
  'Ways to see the edition': 'Как посмотреть выпуск',
  Desktop: 'Компьютер',
  Phone: 'Телефон',
  'Edition {number} of the newsletter': 'Выпуск рассылки № {number}',
  'The latest edition: {subject}': 'Последний выпуск: {subject}',
  'Read the whole edition': 'Прочитать весь выпуск',
  'The week’s news, features and analysis in one free newsletter, every Friday.':
    'Новости, репортажи и аналитика за неделю в одной бесплатной рассылке, по пятницам.',
  'Sign up for our free weekly newsletter': 'Подпишитесь на бесплатную еженедельную рассылку',
  'Read earlier editions': 'Прошлые выпуски рассылки',
  'Preview of the newsletter': 'Как выглядит рассылка',
  'An edition of our weekly newsletter, as it is sent.':
    'Выпуск нашей еженедельной рассылки в том виде, в каком он отправляется.',
  'What the newsletter looks like': 'Так выглядит рассылка',
  'Edition {number}, “{subject}”, just as it is sent.':
    'Выпуск № {number}, «{subject}», точно в том виде, в каком он отправляется.',
  'There is no edition to show yet': 'Показать пока нечего',
  'The first one is planned for {day}. Come back then, or sign up to get it by email.':
    'Первый выпуск запланирован на {day}. Загляните в этот день или подпишитесь, чтобы получить его по почте.',
  'You are subscribed: {newsletter} comes to <strong>{shown}</strong> {every}. <link>Pause it or change the address</link>':
    'Вы подписаны: {newsletter} приходит на <strong>{shown}</strong> {every}. <link>Приостановить или изменить адрес</link>',
  'It will come to <strong>{shown}</strong>. One press is enough.':
    'Рассылка будет приходить на <strong>{shown}</strong>. Достаточно одного нажатия.',
  'Use another address': 'Указать другой адрес',
  'Hand-picked news, features and analysis: what mattered in Russia this week and why, chosen by our editors and sent {every}. <link>Preview</link>':
    'Отобранные новости, репортажи и аналитика: что важного произошло в России за неделю и почему. Выбирают наши редакторы, выходит {every}. <link>Посмотреть выпуск</link>',
  'Thank you. The next edition comes to <strong>{shown}</strong> {on}. A welcome email is on its way. Like every edition, it has a link to unsubscribe at once.':
    'Спасибо. Следующий выпуск придёт на <strong>{shown}</strong> {on}. Приветственное письмо уже в пути. В нём, как и в каждом выпуске, есть ссылка, чтобы сразу отписаться.',
} as const
