export const russianFrame = {
  'Published since {founded}. Write to us: <link>{contact}</link>':
    'Выходит с {founded} года. Напишите нам: <link>{contact}</link>',
  'Publisher: {nameAndAddress}. {formAndRegistration} <link>About the publisher</link>':
    'Издатель: {nameAndAddress}. {formAndRegistration} <link>Об издателе</link>',
  'Test mode: no money moves': 'Тестовый режим: деньги не списываются',
  Sections: 'Разделы',
  'All sections': 'Все разделы',
  Readers: 'Читателям',
  'For readers': 'Для читателей',
  'Weekly newsletter': 'Еженедельная рассылка',
  'Support our work': 'Поддержать нашу работу',
  'Reading us from Russia': 'Если вы читаете нас из России',
  'RSS feed': 'Лента RSS',
  'Support {paper}!': 'Поддержите {paper}!',
  'Paid for by readers': 'Мы работаем на деньги читателей',
  'Finding out what happens in Russia costs money, and our readers pay for it. Give once, monthly or annually, whatever amount suits you.':
    'Чтобы узнавать, что происходит в России, нужны деньги, и дают их наши читатели. Жертвуйте один раз, каждый месяц или раз в год — любую сумму.',
  'Support {paper}': 'Поддержать {paper}',
  'Independent news from Russia': 'Независимые новости о России',
  'Independent reporting on Russia, in English, paid for by its readers.':
    'Независимая журналистика о России на английском языке, на деньги читателей.',
  'Foundation (stichting) under Dutch law': 'Фонд (stichting) по законам Нидерландов',
  'Chamber of Commerce (KvK) number 00000000': 'Номер в Торговой палате (KvK): 00000000',
  'Not registered as a charity for tax (no ANBI status).':
    'Не зарегистрирован как благотворительная организация (нет налогового статуса ANBI).',
  'A receipt proves what you paid. You cannot use it to deduct the donation from your tax, because we are not registered as a charity for tax.':
    'Квитанция подтверждает, сколько вы заплатили. Получить по ней налоговый вычет нельзя: мы не зарегистрированы как благотворительная организация.',
  'Copy link': 'Скопировать ссылку',
  'Address of this article': 'Адрес этой статьи',
  'People in Russia have been punished for posting links to our articles. It is safer to tell somebody about an article than to post it. <link>What you should know in Russia</link>':
    'В России людей наказывали за публикацию ссылок на наши статьи. Безопаснее рассказать о статье, чем выложить её. <link>Что нужно знать в России</link>',
  'By {byline}': 'Автор: {byline}',
  Corrections: 'Исправления',
  'Corrected on <time>{at}</time>:': 'Исправлено <time>{at}</time>:',
  'This article is from {year}. It is more than a year old.':
    'Эта статья опубликована в {year} году. Ей больше года.',
  'This article is from {year}. It is more than {years} years old.': {
    by: 'years',
    one: 'Эта статья опубликована в {year} году. Ей больше {years} года.',
    few: 'Эта статья опубликована в {year} году. Ей больше {years} лет.',
    many: 'Эта статья опубликована в {year} году. Ей больше {years} лет.',
  },
  '{paper}: front page': '{paper}: главная страница',
  'More stories': 'Другие статьи',
  'Our first articles are on their way': 'Первые статьи скоро появятся',
  'No article has been published yet. Sign up for the newsletter, and we will tell you when there is something to read.':
    'Пока ни одной статьи не опубликовано. Подпишитесь на рассылку, и мы сообщим, когда будет что почитать.',
  'Open our website': 'Открыть наш сайт',
  '{paper} is published by {publisher}.': 'Издатель {paper} — {publisher}.',
} as const
