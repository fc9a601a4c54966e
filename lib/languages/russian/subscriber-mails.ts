export const russianSubscriberMails = {
  'Please confirm within {days} days.': {
    by: 'days',
    one: 'Подтвердите, пожалуйста, в течение {days} дня.',
    few: 'Подтвердите, пожалуйста, в течение {days} дней.',
    many: 'Подтвердите, пожалуйста, в течение {days} дней.',
  },
  'You are receiving this email because this address was entered in the sign-up form of {paper}.':
    'Вы получили это письмо, потому что этот адрес ввели в форме подписки {paper}.',
  'You will get no newsletter unless you confirm.': 'Если вы не подтвердите, рассылки не будет.',
  'You (or someone using your address) asked for our free weekly newsletter: hand-picked news, features and analysis, {every}.':
    'Вы или кто-то, кто указал ваш адрес, подписались на нашу бесплатную еженедельную рассылку: отобранные новости, репортажи и аналитика, {every}.',
  'To get it, press the button and confirm on the page that opens.':
    'Чтобы получать её, нажмите кнопку и подтвердите на странице, которая откроется.',
  'The link works for {days} days. After that you can ask for a new one.': {
    by: 'days',
    one: 'Ссылка действует {days} день. После этого можно запросить новую.',
    few: 'Ссылка действует {days} дня. После этого можно запросить новую.',
    many: 'Ссылка действует {days} дней. После этого можно запросить новую.',
  },
  'If you did not ask for this, ignore this email: we will not send you the newsletter, and we will erase your address after {unconfirmedDays} days.':
    {
      by: 'unconfirmedDays',
      one: 'Если вы об этом не просили, не обращайте внимания на это письмо: рассылки не будет, а ваш адрес мы удалим через {unconfirmedDays} день.',
      few: 'Если вы об этом не просили, не обращайте внимания на это письмо: рассылки не будет, а ваш адрес мы удалим через {unconfirmedDays} дня.',
      many: 'Если вы об этом не просили, не обращайте внимания на это письмо: рассылки не будет, а ваш адрес мы удалим через {unconfirmedDays} дней.',
    },
  'If you did not ask for this, ignore this email: we will not send you the newsletter.':
    'Если вы об этом не просили, не обращайте внимания на это письмо: рассылки не будет.',
  'One press is missing: confirm your subscription to {paper}':
    'Осталось одно нажатие: подтвердите подписку на {paper}',
  'The link works until {lastDay}.': 'Ссылка действует до {lastDay}.',
  'One press is missing': 'Осталось одно нажатие',
  'On {askedOn} you (or someone using your address) asked for our free weekly newsletter. We have not sent it yet, because nobody has confirmed this address.':
    'Вы или кто-то, кто указал ваш адрес, подписались {askedOn} на нашу бесплатную еженедельную рассылку. Мы её ещё не отправляли: этот адрес никто не подтвердил.',
  'The link works until the end of {lastDay}.': 'Ссылка действует до конца дня {lastDay}.',
  'This is the only reminder. If you did not ask for the newsletter, ignore this email: we will not send it, and we will erase your address after {unconfirmedDays} days.':
    {
      by: 'unconfirmedDays',
      one: 'Это единственное напоминание. Если вы не подписывались, не обращайте внимания на это письмо: рассылки не будет, а ваш адрес мы удалим через {unconfirmedDays} день.',
      few: 'Это единственное напоминание. Если вы не подписывались, не обращайте внимания на это письмо: рассылки не будет, а ваш адрес мы удалим через {unconfirmedDays} дня.',
      many: 'Это единственное напоминание. Если вы не подписывались, не обращайте внимания на это письмо: рассылки не будет, а ваш адрес мы удалим через {unconfirmedDays} дней.',
    },
  'Would you like the newsletter of {paper}?': 'Хотите получать рассылку {paper}?',
  'If you would, please confirm within {days} days.': {
    by: 'days',
    one: 'Если да, подтвердите, пожалуйста, в течение {days} дня.',
    few: 'Если да, подтвердите, пожалуйста, в течение {days} дней.',
    many: 'Если да, подтвердите, пожалуйста, в течение {days} дней.',
  },
  'You are receiving this email because somebody gave us this address for the newsletter of {paper}.':
    'Вы получили это письмо, потому что кто-то дал нам этот адрес для рассылки {paper}.',
  'Would you like our newsletter?': 'Хотите получать нашу рассылку?',
  'We were given this address as one that may want our free weekly newsletter: hand-picked news, features and analysis, {every}.':
    'Нам дали этот адрес: возможно, его владелец хочет получать нашу бесплатную еженедельную рассылку. В ней отобранные новости, репортажи и аналитика, {every}.',
  'If you do not want it, ignore this email: we will not ask again, and we will erase your address after {unconfirmedDays} days.':
    {
      by: 'unconfirmedDays',
      one: 'Если нет, не обращайте внимания на это письмо: больше мы не спросим, а ваш адрес удалим через {unconfirmedDays} день.',
      few: 'Если нет, не обращайте внимания на это письмо: больше мы не спросим, а ваш адрес удалим через {unconfirmedDays} дня.',
      many: 'Если нет, не обращайте внимания на это письмо: больше мы не спросим, а ваш адрес удалим через {unconfirmedDays} дней.',
    },
  'You are already subscribed': 'Вы уже подписаны',
  'You (or someone using your address) signed up again. This address is already subscribed, so you do not need to do anything: {newsletter} comes {every}, as before.':
    'Вы или кто-то, кто указал ваш адрес, подписались ещё раз. На этот адрес подписка уже есть, делать ничего не нужно: {newsletter} приходит {every}, как и раньше.',
  'Is it not arriving? Look in your spam folder first. If it is not there either, write to us and we will find out why.':
    'Не приходит? Сначала загляните в спам. Если и там нет, напишите нам, и мы выясним почему.',
  'You are receiving this email because this address is subscribed to {newsletter}.':
    'Вы получили это письмо, потому что на этот адрес оформлена подписка на {newsletter}.',
  'Change your address, or pause for a while': 'Изменить адрес или приостановить на время',
  'Confirm your subscription to {paper}': 'Подтвердите подписку на {paper}',
  'Welcome: {newsletter} comes {every}': 'Добро пожаловать: {newsletter} приходит {every}',
  'Your subscription is confirmed.': 'Подписка подтверждена.',
  Welcome: 'Добро пожаловать',
  'Your subscription is confirmed. {newsletter} comes to this address {every}, in the morning: hand-picked news, features and analysis. The next edition is planned for {nextDay}.':
    'Подписка подтверждена. {newsletter} приходит на этот адрес {every}, утром: отобранные новости, репортажи и аналитика. Следующий выпуск запланирован на {nextDay}.',
  'See what an edition looks like': 'Посмотреть, как выглядит выпуск',
  'Changed your mind? Unsubscribe with the link below. Nobody will ask why.':
    'Передумали? Отпишитесь по ссылке ниже. Никто не спросит почему.',
  'This is the latest edition, “{subject}”.': 'Вот последний выпуск, «{subject}».',
  'Read it on our site': 'Прочитать его на сайте',
  'How to read {newsletter}': 'Как читать {newsletter}',
  'Three things that are good to know.': 'Три вещи, которые полезно знать.',
  'Three things that are good to know': 'Три вещи, которые полезно знать',
  'It works where our site does not': 'Она приходит и туда, где сайт не открывается',
  'The lead story of each edition is in the email itself. You can read it without opening our site, and without loading pictures.':
    'Главная статья каждого выпуска — в самом письме. Её можно прочитать, не открывая сайт и не загружая картинки.',
  'We do not watch you read': 'Мы не следим за тем, как вы читаете',
  'Our emails contain no hidden images. We do not know whether you opened one. We count how often a link was followed, but not by whom.':
    'В наших письмах нет скрытых картинок. Мы не знаем, открыли ли вы письмо. Мы считаем, сколько раз перешли по ссылке, но не знаем кто.',
  'People read what you write to us': 'То, что вы нам пишете, читают люди',
  'A question, a mistake you found, something we should look into: write to {contact}, and a person will read it.':
    'Вопрос, ошибка, которую вы заметили, тема, которой стоит заняться: напишите на {contact}, и ваше письмо прочитает человек.',
  'If you missed it, this was the lead story of our latest edition:':
    'Если вы пропустили, вот главная статья последнего выпуска:',
  'Who makes {newsletter}': 'Кто делает {newsletter}',
  'The last of our welcome emails.': 'Последнее из приветственных писем.',
  'Every edition is chosen and written by an editor, and a second person reads it before it is sent. Behind it are reporters who find out what happens in Russia and check it.':
    'Каждый выпуск составляет и пишет редактор, и перед отправкой его читает второй человек. За этим стоят репортёры, которые выясняют, что происходит в России, и проверяют это.',
  'Readers pay for this work. The newsletter is free for everybody, and it stays free for you, whether you give or not.':
    'За эту работу платят читатели. Рассылка бесплатна для всех, и для вас она останется бесплатной независимо от того, жертвуете вы или нет.',
  'Please do not give if you live in Russia, plan to return there, or have family there who could be put under pressure. Giving us money is an offence in Russia.':
    'Пожалуйста, не переводите нам деньги, если вы живёте в России, собираетесь туда вернуться или у вас там близкие, на которых могут давить. Переводить нам деньги в России запрещено законом.',
  'If you live elsewhere and would like to:': 'Если вы живёте в другой стране, вы можете',
  'support {paper}': 'поддержать {paper}',
  'This was the last of our welcome emails. From now on you get {newsletter}, {every}, and nothing else.':
    'Это было последнее приветственное письмо. Теперь вы будете получать {newsletter}, {every}, и больше ничего.',
  'Our emails to this address came back earlier, so we had stopped sending them. If you read this, the mailbox works again, and confirming starts them again.':
    'Раньше наши письма на этот адрес возвращались, и мы перестали их отправлять. Если вы это читаете, ящик снова работает, и после подтверждения рассылка возобновится.',
  'An email of ours was marked as spam in this mailbox earlier, so we had stopped. If you want the newsletter again, confirming starts it. If not, do nothing: we will not write again.':
    'Раньше наше письмо в этом ящике отметили как спам, и мы перестали писать. Если вы снова хотите получать рассылку, подтвердите подписку. Если нет, ничего не делайте: больше мы не напишем.',
} as const
